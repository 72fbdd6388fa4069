package io.sluice.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files go in here. */
final class ImportDoor {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Set<String> UNDER_WAY = Set.of("receiving", "received", "running", "paused");

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private final AppProcess app;

  ImportDoor(AppProcess app) {
    this.app = app;
  }

  /**
   * What became of a file.
   *
   * @param staged from before the request until it was answered: the file is read and in the
   *     database, row by row
   * @param took until every row was validated, matched and entered, or refused
   * @param view what the product tells of it
   */
  record Loaded(Duration staged, Duration took, JsonNode view) {

    long count(String counter) {
      return view.path(counter).asLong();
    }
  }

  /** Sends a file and waits until it is in. */
  Loaded load(LeadFile file) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    var request =
        HttpRequest.newBuilder(app.uri("/api/imports?fileName=" + file.path().getFileName()))
            .header("Content-Type", "text/csv")
            .header("Prefer", "respond-async")
            .POST(BodyPublishers.ofFile(file.path()))
            .build();
    var view = send(request);
    var staged = Duration.ofNanos(System.nanoTime() - begin);
    while (UNDER_WAY.contains(view.path("state").asString())) {
      Pause.of(POLL);
      view =
          send(
              HttpRequest.newBuilder(app.uri("/api/imports/" + view.get("id").asString())).build());
    }
    var took = Duration.ofNanos(System.nanoTime() - begin);
    if (!view.path("state").asString().equals("finished")) {
      throw new IllegalStateException("The import has not finished: " + view);
    }
    return new Loaded(staged, took, view);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body());
    }
    return json.readTree(answer.body());
  }
}
