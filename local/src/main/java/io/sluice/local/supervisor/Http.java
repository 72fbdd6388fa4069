package io.sluice.local.supervisor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Small requests to the servers. */
final class Http {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private Http() {}

  /** The body of an answer with status 200, or an empty text when there is none yet. */
  static String get(String uri) {
    try {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(uri)).GET());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException notYet) {
      return "";
    }
  }

  /** Stores a JSON document. */
  static void put(String uri, String json) throws IOException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    if (answer.statusCode() >= 300) {
      throw new IOException("PUT " + uri + " answered " + answer.statusCode() + answer.body());
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
