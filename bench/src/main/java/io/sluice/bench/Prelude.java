package io.sluice.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** Makes the product know people before a file comes. */
final class Prelude {

  private static final int OPTED_OUT = 100;
  private static final String SOURCE = "known";

  private final HttpClient http = HttpClient.newHttpClient();
  private final AppProcess app;
  private final ImportTables tables;

  Prelude(AppProcess app, ImportTables tables) {
    this.app = app;
    this.tables = tables;
  }

  /** Imports about so many people, which also warms the product up; a hundred of them opt out. */
  Population play(int known, long seed, Path folder) throws IOException, InterruptedException {
    var rows = known + OPTED_OUT;
    var file = LeadFile.write(folder.resolve("known.csv"), SOURCE, rows, seed, Population.NOBODY);
    new ImportDoor(app).load(file);
    post(
        "/api/suppressions",
        "{\"kind\":\"competitor\",\"domain\":\"%s\",\"by\":\"bench\"}"
            .formatted(Population.COMPETITOR));
    var emails =
        tables.emails(SOURCE).stream()
            .filter(email -> !email.endsWith("@" + Population.COMPETITOR))
            .toList();
    var optedOut = emails.subList(0, OPTED_OUT);
    for (var email : optedOut) {
      post("/api/leads/%s/withdrawal".formatted(tables.leadOf(email)), "{\"reason\":\"opt-out\"}");
    }
    return new Population(emails.subList(OPTED_OUT, emails.size()), optedOut);
  }

  private void post(String path, String json) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(app.uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body());
    }
  }
}
