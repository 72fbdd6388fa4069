package io.sluice.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HttpSourceTest {

  private static final String TOKEN = "a-token-that-nobody-may-see";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://companies.example/all",
        "ftp://companies.example/{domain}",
        "{domain}",
        "https://companies.example/a b/{domain}"
      })
  void anAddressThatCannotBeOneFailsTheStart(String url) {
    assertThatThrownBy(() -> source(url, Duration.ofSeconds(1)))
        .isInstanceOf(UnusableEnrichmentException.class)
        .hasMessageContaining("sluice.enrichment.http.url")
        .hasMessageContaining("{domain}");
  }

  @Test
  void theTokenIsSentAndNeverTold() throws IOException {
    var tokens = new CopyOnWriteArrayList<String>();
    var server = server();
    server.createContext(
        "/",
        exchange -> {
          tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    try {
      var lookup = source(url(server), Duration.ofSeconds(2)).lookUp("a.example");

      assertThat(tokens).containsExactly("Bearer " + TOKEN);
      assertThat(lookup)
          .isEqualTo(
              new Lookup.Failed(
                  "The source answered 401: set sluice.enrichment.http.token to one that it"
                      + " takes."));
      assertThat(new EnrichmentProperties.Http("u", Duration.ZERO, TOKEN).toString())
          .doesNotContain(TOKEN);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, [1], did not answer with a JSON object",
    "200, <html>, did not answer with JSON",
    "302, '', answered 302",
    "418, '', answered 418"
  })
  void whatIsNoAnswerIsAFailureInWords(int status, String body, String said) throws IOException {
    var server = server();
    server.createContext(
        "/",
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    try {
      var lookup = source(url(server), Duration.ofSeconds(2)).lookUp("a.example");

      assertThat(lookup).isInstanceOf(Lookup.Failed.class).asString().contains(said);
    } finally {
      server.stop(0);
    }
  }

  /** The client's own time-out does not see this one. */
  @Test
  void anAnswerThatStopsHalfWayIsATimeOut() throws IOException {
    var done = new CountDownLatch(1);
    var server = server();
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(done);
        });
    try {
      var lookup = source(url(server), Duration.ofMillis(150)).lookUp("a.example");

      assertThat(lookup)
          .isEqualTo(new Lookup.Failed("The source did not answer within 150 ms, in 3 tries."));
    } finally {
      done.countDown();
      server.stop(0);
    }
  }

  @Test
  void aServiceThatIsNotThereIsAFailureWithoutItsAddress() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    var lookup =
        source("http://127.0.0.1:%d/{domain}".formatted(port), Duration.ofSeconds(2))
            .lookUp("a.example");

    assertThat(lookup)
        .isEqualTo(new Lookup.Failed("The source cannot be reached (ConnectException)."));
  }

  /** A herd of leads does not wait for who does not answer. */
  @Test
  void aServiceThatFailsAgainAndAgainIsLeftAloneForAWhile() throws IOException {
    var asked = new AtomicInteger();
    var server = server();
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    try {
      var source = source(url(server), Duration.ofSeconds(2));
      for (var lead = 0; lead < 5; lead++) {
        source.lookUp("a.example");
      }
      var sixth = source.lookUp("a.example");

      assertThat(sixth)
          .isEqualTo(
              new Lookup.Failed(
                  "The source was not asked: it failed 5 times in a row, and is asked again within"
                      + " 30 s."));
      assertThat(asked).hasValue(15);
    } finally {
      server.stop(0);
    }
  }

  private static HttpSource source(String url, Duration timeout) {
    var http = new EnrichmentProperties.Http(url, timeout, TOKEN);
    return new HttpSource(
        new EnrichmentProperties(null, http, null, Duration.ofDays(30)), JsonMapper.shared());
  }

  private static HttpServer server() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(runnable -> Thread.ofVirtual().start(runnable));
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:%d/{domain}".formatted(server.getAddress().getPort());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
