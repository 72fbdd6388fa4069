package io.sluice.bench;

import io.camunda.client.api.command.ClientException;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import io.sluice.qualification.ReadinessCheck;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts many engagements in batches over several connections, late, in no order and some of them
 * twice, and tells how fast it goes, beside the same one by one and beside what the database itself
 * can write. Then it compares how ready the product says each lead is with what it must be by what
 * was posted. Ends with another exit code than 0 when any differs, or an event was lost or counted
 * twice.
 */
public final class EngagementFlood {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LOOK = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private final LongAdder recorded = new LongAdder();
  private final LongAdder duplicate = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final FloodOptions options;
  private final FloodPlan plan;
  private final FloodLeads leads;
  private final AppProcess app;
  private final ReadinessCheck readiness;
  private boolean well = true;

  private EngagementFlood(
      FloodOptions options,
      FloodPlan plan,
      FloodLeads leads,
      AppProcess app,
      ReadinessCheck readiness) {
    this.options = options;
    this.plan = plan;
    this.leads = leads;
    this.app = app;
    this.readiness = readiness;
  }

  public static void main(String... arguments) throws Exception {
    var options = FloodOptions.ofSystem();
    var logs = Files.createDirectories(Path.of("target", "engagement-flood").toAbsolutePath());
    boolean well;
    try (var stack = LocalStack.start(LocalStackOptions.engine(), EngagementFlood::say);
        var app =
            new AppProcess(Ports.free().camunda(), stack.endpoints(), 20, logs.resolve("app.log"));
        var leads = new FloodLeads(stack.endpoints())) {
      app.start();
      say("The application runs; its log is in " + logs);
      try (var product = Product.start(stack.endpoints())) {
        var readiness = product.readiness();
        var plan = FloodPlan.of(options, readiness.policy(), Instant.now());
        leads.layToSleep(plan);
        well = new EngagementFlood(options, plan, leads, app, readiness).run();
      }
    }
    System.exit(well ? 0 : 1);
  }

  private boolean run() throws InterruptedException, ExecutionException {
    warmUp();
    var alone = Math.min(options.alone(), plan.posted().size());
    var oneByOne = plan.posted().subList(0, alone);
    post("One by one", oneByOne.stream().map(List::of).toList(), false);
    var rest = plan.posted().subList(alone, plan.posted().size());
    post("In batches", batches(rest), true);
    var ended = Instant.now();
    say(
        "Answered: %,d recorded, %,d duplicate, %,d refused"
            .formatted(recorded.sum(), duplicate.sum(), refused.sum()));
    require(refused.sum() == 0, "%,d were refused".formatted(refused.sum()));
    require(
        leads.count() == plan.different(),
        "%,d are in the log of %,d".formatted(leads.count(), plan.different()));
    say(
        "PostgreSQL by itself, the same rows and indexes in one statement: %,.0f events a second"
            .formatted(leads.rowsASecond()));
    awaitLookedAt(ended);
    compare();
    return well;
  }

  /** What is refused, so that nothing of it counts. */
  private void warmUp() throws InterruptedException, ExecutionException {
    var nobody = new UUID(0, 0);
    var at = Instant.now();
    var events =
        IntStream.range(0, 20_000)
            .mapToObj(i -> new FloodEvent(UUID.randomUUID(), nobody, "webinar", at, false, null))
            .toList();
    run(batches(events), true, new Latencies());
    refused.reset();
  }

  private void post(String how, List<List<FloodEvent>> requests, boolean batch)
      throws InterruptedException, ExecutionException {
    var events = requests.stream().mapToInt(List::size).sum();
    var latencies = new Latencies();
    var begin = System.nanoTime();
    run(requests, batch, latencies);
    var seconds = (System.nanoTime() - begin) / 1e9;
    say(
        "%s: %,d events in %,.1f s over %d connections, %,.0f events a second; a request: %s"
            .formatted(how, events, seconds, options.connections(), events / seconds, latencies));
  }

  private void run(List<List<FloodEvent>> requests, boolean batch, Latencies latencies)
      throws InterruptedException, ExecutionException {
    var queue = new ConcurrentLinkedQueue<>(requests);
    Callable<Void> connection =
        () -> {
          for (var next = queue.poll(); next != null; next = queue.poll()) {
            var begin = System.nanoTime();
            send(next, batch);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            synchronized (latencies) {
              latencies.add(took);
            }
          }
          return null;
        };
    try (var connections = Executors.newFixedThreadPool(options.connections())) {
      var running =
          IntStream.range(0, options.connections())
              .mapToObj(i -> connections.submit(connection))
              .toList();
      for (var one : running) {
        one.get();
      }
    }
  }

  private void send(List<FloodEvent> events, boolean batch)
      throws IOException, InterruptedException {
    var body =
        batch
            ? events.stream()
                .map(FloodEvent::json)
                .collect(Collectors.joining(",", "{\"engagements\":[", "]}"))
            : events.getFirst().json();
    var request =
        HttpRequest.newBuilder(app.uri("/api/engagements"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body());
    }
    var counts = json.readTree(answer.body());
    if (batch) {
      recorded.add(counts.get("recorded").asInt());
      duplicate.add(counts.get("duplicate").asInt());
      refused.add(counts.get("refused").asInt());
    } else {
      (counts.get("duplicate").asBoolean() ? duplicate : recorded).increment();
    }
  }

  private List<List<FloodEvent>> batches(List<FloodEvent> events) {
    var batches = new ArrayList<List<FloodEvent>>();
    for (int from = 0; from < events.size(); from += options.batch()) {
      batches.add(events.subList(from, Math.min(from + options.batch(), events.size())));
    }
    return batches;
  }

  private void awaitLookedAt(Instant ended) {
    var deadline = Instant.now().plus(PATIENCE);
    while (!leads.isLookedAt() && Instant.now().isBefore(deadline)) {
      Pause.of(Duration.ofMillis(500));
    }
    require(leads.isLookedAt(), "not every sleeper was looked at");
    var last = leads.lastWoken();
    say(
        "Woken meanwhile: %,d sleepers, the last of them %s the last answer"
            .formatted(
                leads.woken(),
                last == null || last.isBefore(ended)
                    ? "before"
                    : "%,d ms after".formatted(Duration.between(ended, last).toMillis())));
  }

  /**
   * While the product looks, time passes: a lead may have the level of just before or just after.
   */
  private void compare() {
    var policy = asked(readiness::policy);
    var events = plan.posted().stream().collect(Collectors.groupingBy(FloodEvent::leadId));
    var asleep = Set.copyOf(leads.asleep());
    var levels = new int[5];
    var agree = 0;
    var overslept = 0;
    for (int from = 0; from < plan.leads().size(); from += LOOK) {
      var some = plan.leads().subList(from, Math.min(from + LOOK, plan.leads().size()));
      var before = Instant.now();
      var said = levels(some);
      var after = Instant.now();
      for (var lead : some) {
        var done = events.getOrDefault(lead, List.of());
        var level = said.get(lead);
        var expected = ExpectedLevel.at(after, policy, done);
        levels[level]++;
        if (level == expected || level == ExpectedLevel.at(before, policy, done)) {
          agree++;
        } else {
          say("Lead %s is %d and must be %d".formatted(lead, level, expected));
        }
        overslept += expected == 1 && asleep.contains(lead) ? 1 : 0;
      }
    }
    say(
        "Levels 1 to 4: %,d, %,d, %,d, %,d leads"
            .formatted(levels[1], levels[2], levels[3], levels[4]));
    say(
        "%,d of %,d leads have the level that they must have"
            .formatted(agree, plan.leads().size()));
    require(agree == plan.leads().size(), "levels differ");
    require(overslept == 0, "%,d sleepers are ready and have not woken".formatted(overslept));
  }

  private Map<UUID, Integer> levels(List<UUID> some) {
    var everything = some.stream().collect(Collectors.toMap(lead -> lead, lead -> Instant.EPOCH));
    return asked(() -> readiness.levelsSince(everything));
  }

  /** A broker that has much to do turns some of what it is asked away. */
  private static <T> T asked(Supplier<T> question) {
    var deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return question.get();
      } catch (ClientException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        Pause.of(Duration.ofSeconds(1));
      }
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      say("BROKEN: " + otherwise);
      well = false;
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
