package io.sluice.hostile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Sends anything, and waits no longer than anybody should have to. */
final class HostileCaller {

  /** After this it hangs. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  HostileCaller(int port) {
    this.port = port;
  }

  HttpResponse<String> post(String path, Map<String, String> headers, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .timeout(LONGEST)
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            request.header(name, value);
          }
        });
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("No answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * What of this a header may have in HTTP: what is no such thing never comes to the application.
   */
  static String header(String anything) {
    var allowed = new StringBuilder();
    anything
        .chars()
        .filter(c -> c >= ' ' && c <= '~' || c >= 0xa0 && c <= 0xff)
        .forEach(c -> allowed.append((char) c));
    return allowed.toString().strip();
  }
}
