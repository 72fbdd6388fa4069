package io.sluice.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Requests of the driver; a connection that was opened is used again. */
final class Web {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TYPE = "Content-Type";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * @param headers names and values in turn
   */
  HttpResponse<String> get(URI uri, String... headers) {
    return send(request(uri, headers).GET());
  }

  HttpResponse<String> postJson(URI uri, byte[] body, String... headers) {
    return send(
        request(uri, headers)
            .header(TYPE, "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> postForm(URI uri, String body, String... headers) {
    return send(
        request(uri, headers)
            .header(TYPE, "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** An answer that nobody expects. */
  static IllegalStateException unexpected(HttpResponse<String> answer) {
    return new IllegalStateException(
        "%s is answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
  }

  private static HttpRequest.Builder request(URI uri, String... headers) {
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The benchmark was interrupted", e);
    }
  }
}
