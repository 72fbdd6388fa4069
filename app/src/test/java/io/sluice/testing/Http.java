package io.sluice.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the application as its callers do. */
public final class Http {

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  public Http(int port) {
    this.port = port;
  }

  public Answer post(String path, String contentType, String body, String... headers) {
    return post(path, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Answer post(String path, String contentType, byte[] body, String... headers) {
    return send(request(path, contentType, headers).POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends the body in chunks, without announcing its length. */
  public Answer postChunked(String path, String contentType, byte[] body) {
    BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return send(request(path, contentType).POST(chunks));
  }

  public Answer postLead(String json, String... headers) {
    return post("/api/leads", "application/json", json, headers);
  }

  public Answer put(String path, String json) {
    return put(path, "application/json", json);
  }

  public Answer put(String path, String contentType, String body) {
    return send(request(path, contentType).PUT(BodyPublishers.ofString(body)));
  }

  public Answer patch(String path, String json) {
    return send(request(path, "application/json").method("PATCH", BodyPublishers.ofString(json)));
  }

  /** Any method, without a body. */
  public Answer call(String method, String path, String... headers) {
    return send(request(path, null, headers).method(method, BodyPublishers.noBody()));
  }

  public Answer delete(String path) {
    return send(HttpRequest.newBuilder(uri(path)).DELETE());
  }

  public Answer delete(String path, String json) {
    return send(request(path, "application/json").method("DELETE", BodyPublishers.ofString(json)));
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  private HttpRequest.Builder request(String path, String contentType, String... headers) {
    var request = HttpRequest.newBuilder(uri(path)).version(HttpClient.Version.HTTP_1_1);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(body());
    }
  }
}
