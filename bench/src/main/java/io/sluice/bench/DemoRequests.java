package io.sluice.bench;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sleeping leads ask for a demo, one after the other, on the whole stack: how long it takes until
 * they are awake, until a rep has the task, and until Tasklist can list it. Ends with another exit
 * code than 0 when one does not get there within {@code bench.within} seconds.
 */
public final class DemoRequests {

  private static final int WARM_UP = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WITHIN_SECONDS = 5;
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final String OPEN_TASKS = "/tasklist-task-8*/_count?q=state:CREATED";

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private final Latencies awake = new Latencies();
  private final Latencies assigned = new Latencies();
  private final Latencies listed = new Latencies();
  private final AppProcess app;
  private final Sleepyheads sleepers;
  private final URI search;

  private DemoRequests(AppProcess app, Sleepyheads sleepers, URI search) {
    this.app = app;
    this.sleepers = sleepers;
    this.search = search;
  }

  public static void main(String... arguments) throws Exception {
    var demos = HerdOptions.number("bench.demos", 30);
    var folder = Files.createDirectories(Path.of("target", "demo-requests").toAbsolutePath());
    boolean well;
    try (var stack = LocalStack.start(options(folder), DemoRequests::say);
        var app =
            new AppProcess(
                Ports.free().camunda(), stack.endpoints(), 20, folder.resolve("app.log"));
        var sleepers = new Sleepyheads(stack.endpoints())) {
      app.start();
      say("The application runs; its log is in " + folder);
      var bench = new DemoRequests(app, sleepers, stack.endpoints().search());
      for (var lead : sleepers.layToSleep(WARM_UP)) {
        bench.ask(lead, false);
      }
      for (var lead : sleepers.layToSleep(demos)) {
        bench.ask(lead, true);
      }
      bench.tell();
      var within = Duration.ofSeconds(HerdOptions.number("bench.within", WITHIN_SECONDS));
      well = bench.listed.longest().compareTo(within) <= 0;
      say(
          "Tasklist is to list each within %d s: %s"
              .formatted(within.toSeconds(), well ? "kept" : "NOT KEPT"));
    }
    System.exit(well ? 0 : 1);
  }

  private static LocalStackOptions options(Path folder) {
    var ports = Ports.free();
    var free =
        IntStream.rangeClosed(9210, 9299)
            .filter(port -> Ports.isFree(port) && Ports.isFree(port + 100))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No port from 9210 to 9299 is free"));
    return LocalStackOptions.full(
        Map.of(
                "sluice.local.data-dir", folder.resolve("data").toString(),
                "sluice.local.fresh", "true",
                "sluice.local.wait", "600s",
                "sluice.local.postgres.port", "" + ports.postgres(),
                "sluice.local.camunda.port", "" + ports.camunda(),
                "sluice.local.camunda.grpc-port", "" + ports.grpc(),
                "sluice.local.camunda.management-port", "" + ports.management(),
                "sluice.local.search.port", "" + free)
            ::get);
  }

  private void ask(UUID lead, boolean measured) throws IOException, InterruptedException {
    var open = openTasks();
    var begin = Instant.now();
    var request =
        HttpRequest.newBuilder(app.uri("/api/engagements"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"leadId\":\"%s\",\"kind\":\"demo-request\",\"eventId\":\"demo-%s\"}"
                        .formatted(lead, lead)))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body());
    }
    while (openTasks() <= open) {
      if (Instant.now().isAfter(begin.plus(PATIENCE))) {
        throw new IllegalStateException("Lead %s is not in Tasklist".formatted(lead));
      }
      Pause.of(OFTEN);
    }
    var seen = Instant.now();
    if (measured) {
      awake.add(Duration.between(begin, sleepers.wokeAt(lead)));
      assigned.add(Duration.between(begin, sleepers.assignedAt(lead)));
      listed.add(Duration.between(begin, seen));
    }
  }

  /** How many tasks Tasklist's store has. */
  private long openTasks() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(search.resolve(OPEN_TASKS)).build();
    var answer = http.send(request, BodyHandlers.ofString());
    return json.readTree(answer.body()).path("count").asLong(0);
  }

  private void tell() {
    say("From the POST of a demo request of a sleeping lead");
    say("  until its next cycle is open: " + awake);
    say("  until a rep has the task:     " + assigned);
    say("  until Tasklist can list it:   " + listed);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
