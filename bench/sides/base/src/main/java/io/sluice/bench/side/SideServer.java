package io.sluice.bench.side;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP contract of a side, on loopback. */
public final class SideServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  static {
    // Otherwise each answer is held back until the client's acknowledgement, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Side side;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore requests = new Semaphore(Pool.REQUESTS, true);

  private SideServer(Side side, HttpServer http) {
    this.side = side;
    this.http = http;
    http.setExecutor(threads);
    http.createContext("/leads", answering("POST", this::accept));
    http.createContext("/tasks", answering("GET", this::tasks));
    http.createContext("/tasks/", answering("POST", this::complete));
    http.createContext("/open", answering("GET", exchange -> json(exchange, side.tasksOpen())));
    http.createContext("/evidence", answering("GET", exchange -> json(exchange, side.evidence())));
    http.createContext("/starts", answering("GET", this::starts));
  }

  /**
   * Serves the side.
   *
   * @param port 0 means any that is free
   */
  public static SideServer start(Side side, int port) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var server = new SideServer(side, HttpServer.create(address, 1024));
      server.http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " cannot be listened on", e);
    }
  }

  /** Where it serves. */
  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private HttpHandler answering(String method, HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        if (!exchange.getRequestMethod().equals(method)) {
          exchange.sendResponseHeaders(405, -1);
          return;
        }
        requests.acquireUninterruptibly();
        try {
          handler.handle(exchange);
        } finally {
          requests.release();
        }
      } catch (JacksonException e) {
        exchange.sendResponseHeaders(400, -1);
      } catch (RuntimeException e) {
        e.printStackTrace();
        exchange.sendResponseHeaders(500, -1);
      }
    };
  }

  private void accept(HttpExchange exchange) throws IOException {
    var lead = JSON.readValue(exchange.getRequestBody(), Lead.class);
    if (lead.hasAddress()) {
      json(exchange, 202, side.accept(lead));
    } else {
      exchange.sendResponseHeaders(422, -1);
    }
  }

  private void tasks(HttpExchange exchange) throws IOException {
    var query = query(exchange.getRequestURI().getQuery());
    int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
    json(exchange, side.tasks(query.get("assignee"), limit));
  }

  @SuppressWarnings("unchecked")
  private void complete(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, Object> variables = JSON.readValue(exchange.getRequestBody(), Map.class);
    boolean done = side.complete(path.substring("/tasks/".length()), variables);
    exchange.sendResponseHeaders(done ? 204 : 409, -1);
  }

  private void starts(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      side.starts()
          .forEach(
              start -> {
                try {
                  out.write(JSON.writeValueAsBytes(start));
                  out.write('\n');
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  private static void json(HttpExchange exchange, Object body) throws IOException {
    json(exchange, 200, body);
  }

  private static void json(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return query;
  }
}
