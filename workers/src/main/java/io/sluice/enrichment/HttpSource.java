package io.sluice.enrichment;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service that answers {@code GET} with a company as JSON, and 404 or 204 for one that it does
 * not know. A time-out and what is wrong on its side (5xx) is tried twice more.
 */
@Component
@ConditionalOnProperty("sluice.enrichment.http.url")
class HttpSource implements FirmographicSource {

  static final String NAME = "http";

  private static final String URL = "sluice.enrichment.http.url";
  private static final String PLACE = "{domain}";
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;
  private static final int MORE_TRIES = 2;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration JITTER = Duration.ofMillis(100);

  private static final int IN_A_ROW = 5;
  private static final Duration REST = Duration.ofSeconds(30);

  private final EnrichmentProperties.Http properties;
  private final JsonMapper json;
  private final HttpClient http;
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          NAME,
          CircuitBreakerConfig.custom()
              .slidingWindowSize(IN_A_ROW)
              .minimumNumberOfCalls(IN_A_ROW)
              .failureRateThreshold(100)
              .waitDurationInOpenState(REST)
              .permittedNumberOfCallsInHalfOpenState(1)
              .build());
  private final RetryTemplate tries =
      new RetryTemplate(
          RetryPolicy.builder()
              .maxRetries(MORE_TRIES)
              .delay(PAUSE)
              .multiplier(2)
              .jitter(JITTER)
              .includes(WorthAnotherTry.class)
              .build());

  /**
   * @throws UnusableEnrichmentException when the address cannot be one
   */
  HttpSource(EnrichmentProperties properties, JsonMapper json) {
    this.properties = properties.http();
    this.json = json;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(this.properties.timeout())
            .build();
    requireAddress(this.properties.url());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Lookup lookUp(String domain) {
    var request = request(domain);
    try {
      return read(breaker.executeCallable(() -> tries.execute(() -> send(request))));
    } catch (CallNotPermittedException e) {
      return new Lookup.Failed(
          "The source was not asked: it failed %d times in a row, and is asked again within %d s."
              .formatted(IN_A_ROW, REST.toSeconds()));
    } catch (RetryException e) {
      return failed(e.getCause(), e.getRetryCount());
    } catch (Exception e) {
      return failed(e, 0);
    }
  }

  private static void requireAddress(String url) {
    var address = url.replace(PLACE, "example.com");
    if (!url.contains(PLACE) || !address.matches("https?://[^/?#]+\\S*") || !isUri(address)) {
      throw new UnusableEnrichmentException(
          "%s cannot be used: set an address that begins with http:// or https:// and has %s where"
                  .formatted(URL, PLACE)
              + " the company's domain goes, such as https://example.com/companies/{domain}.");
    }
  }

  private static boolean isUri(String address) {
    try {
      return URI.create(address).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private HttpRequest request(String domain) {
    var address =
        properties.url().replace(PLACE, URLEncoder.encode(domain, StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(properties.timeout())
            .header("Accept", "application/json");
    if (properties.token() != null && !properties.token().isBlank()) {
      request.header("Authorization", "Bearer " + properties.token());
    }
    return request.build();
  }

  /** The client's own time-out ends with the head of an answer; ours holds for all of it. */
  private HttpResponse<String> send(HttpRequest request) throws Exception {
    var sent = http.sendAsync(request, BodyHandlers.ofString());
    try {
      var response =
          sent.get(properties.timeout().multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() >= 500) {
        throw new WorthAnotherTry("answered %d".formatted(response.statusCode()));
      }
      return response;
    } catch (TimeoutException e) {
      throw timedOut(sent);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof HttpTimeoutException ? timedOut(sent) : e;
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw e;
    }
  }

  private WorthAnotherTry timedOut(CompletableFuture<?> sent) {
    sent.cancel(true);
    return new WorthAnotherTry(
        "did not answer within %d ms".formatted(properties.timeout().toMillis()));
  }

  private Lookup read(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case NOT_FOUND, NO_CONTENT -> new Lookup.NotFound();
      case 200 -> readBody(response.body());
      case 401, 403 ->
          new Lookup.Failed(
              "The source answered %d: set sluice.enrichment.http.token to one that it takes."
                  .formatted(response.statusCode()));
      default -> new Lookup.Failed("The source answered %d.".formatted(response.statusCode()));
    };
  }

  private Lookup readBody(String body) {
    try {
      var company = json.readTree(body);
      if (!company.isObject()) {
        return new Lookup.Failed("The source did not answer with a JSON object.");
      }
      return read(company);
    } catch (JacksonException e) {
      return new Lookup.Failed("The source did not answer with JSON.");
    }
  }

  private static Lookup read(JsonNode company) {
    var said = new HashMap<String, String>();
    for (var name : Firmographics.NAMES) {
      var value = company.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        said.put(name, value.isString() ? value.asString() : value.toString());
      }
    }
    var known = Firmographics.of(said);
    if (!known.flaws().isEmpty()) {
      return new Lookup.Failed(
          "The source says what cannot be: "
              + known.flaws().stream().map(Flaw::toString).collect(Collectors.joining("; ")));
    }
    return known.facts().isEmpty() ? new Lookup.NotFound() : new Lookup.Found(known.facts());
  }

  /** The message of anything else may name the address, so that only its kind goes on. */
  private static Lookup failed(Throwable cause, int retries) {
    if (cause instanceof WorthAnotherTry) {
      return new Lookup.Failed(
          "The source %s, in %d tries.".formatted(cause.getMessage(), retries + 1));
    }
    var root = cause instanceof ExecutionException ? cause.getCause() : cause;
    return new Lookup.Failed(
        root instanceof IOException
            ? "The source cannot be reached (%s).".formatted(root.getClass().getSimpleName())
            : "The source was not asked to the end (%s)."
                .formatted(root.getClass().getSimpleName()));
  }

  /** What may go better a moment later. */
  private static final class WorthAnotherTry extends Exception {

    WorthAnotherTry(String message) {
      super(message);
    }
  }
}
