package io.sluice.local.supervisor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * Camunda's REST API for Tasklist. Tasklist 8.6 assigns and completes tasks through it without
 * logging in, and where Operate runs in the same process it answers that with 401. So Tasklist is
 * sent here, and its requests go on with a log-in.
 */
final class RestLogIn {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LOG_IN = "/api/login?username=demo&password=demo";

  private final URI camunda;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .cookieHandler(new CookieManager())
          .build();

  private RestLogIn(URI camunda, HttpServer server) {
    this.camunda = camunda;
    this.server = server;
  }

  /** Listens on a free port of 127.0.0.1 until this process ends. */
  static RestLogIn to(URI camunda) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var logIn = new RestLogIn(camunda, server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/v2/", logIn::pass);
      server.start();
      return logIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest request = request(exchange);
      HttpResponse<byte[]> answer = send(request);
      if (answer.statusCode() == 401) {
        send(HttpRequest.newBuilder(camunda.resolve(LOG_IN)).POST(BodyPublishers.noBody()).build());
        answer = send(request);
      }
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(camunda.resolve(exchange.getRequestURI()))
            .timeout(PATIENCE)
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type == null ? request.build() : request.header("Content-Type", type).build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
