package io.sluice.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestLogInTest {

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer camunda;

  @BeforeEach
  void camundaThatWantsALogIn() throws IOException {
    camunda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    camunda.createContext("/v2/", this::complete);
    camunda.createContext("/api/login", RestLogInTest::logIn);
    camunda.start();
  }

  @AfterEach
  void stop() {
    camunda.stop(0);
  }

  @Test
  void aRequestWithoutALogInGoesOnWithOne() throws Exception {
    var address = RestLogIn.to(URI.create("http://127.0.0.1:" + camunda.getAddress().getPort()));

    assertThat(complete(address, "{\"outcome\": \"accepted\"}").statusCode()).isEqualTo(204);
    assertThat(complete(address, "{}").statusCode()).isEqualTo(204);

    assertThat(seen)
        .containsExactly(
            "POST /v2/user-tasks/1/completion application/json {\"outcome\": \"accepted\"}",
            "POST /v2/user-tasks/1/completion application/json {}");
  }

  private static HttpResponse<String> complete(RestLogIn address, String body) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address.address().resolve("/v2/user-tasks/1/completion"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private static void logIn(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Set-Cookie", "OPERATE-SESSION=1; Path=/; HttpOnly");
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void complete(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes());
    if (exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).isEmpty()) {
      exchange.sendResponseHeaders(401, -1);
    } else {
      seen.add(
          "%s %s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  body));
      exchange.sendResponseHeaders(204, -1);
    }
    exchange.close();
  }
}
