package io.sluice.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a lead at a steady rate who fits and asks for a demo, to the instances in turn. One that
 * does not answer is passed over, as a load balancer does; the time counts from the first try.
 */
public final class HotLeads implements AutoCloseable {

  private static final String LEAD =
      """
      {"email": "dana@hot-%1$d.example", "firstName": "Dana", "lastName": "Reed",
       "phone": "+1-555-0142", "jobTitle": "CMO", "company": "Hot %1$d", "country": "US",
       "industry": "software", "employees": 420, "annualRevenue": 60000000, "source": "hot",
       "activity": "demo-request"}
      """;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final JsonMapper json = JsonMapper.builder().build();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
  private final AtomicInteger number = new AtomicInteger();
  private final Map<UUID, Instant> posted = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> accepted = new ConcurrentHashMap<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final List<AppProcess> instances;

  public HotLeads(List<AppProcess> instances) {
    this.instances = instances;
  }

  /** One every second. */
  void begin() {
    begin(1);
  }

  /** So many a second. */
  public void begin(int perSecond) {
    clock.scheduleAtFixedRate(
        () -> clock.execute(this::post), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
  }

  /** When each was posted. */
  Map<UUID, Instant> posted() {
    return Map.copyOf(posted);
  }

  /**
   * How long each took from its first try to its task; who has none is left out.
   *
   * @param tasks when each had it
   * @param counts of which instants those who were posted count
   */
  public List<Duration> waits(Map<UUID, Instant> tasks, Predicate<Instant> counts) {
    return posted.entrySet().stream()
        .filter(lead -> counts.test(lead.getValue()) && tasks.containsKey(lead.getKey()))
        .map(lead -> Duration.between(lead.getValue(), tasks.get(lead.getKey())))
        .toList();
  }

  /** When each was answered with 202. */
  Map<UUID, Instant> accepted() {
    return Map.copyOf(accepted);
  }

  /** How many no instance took. */
  public int failed() {
    return failed.get();
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void post() {
    var n = number.getAndIncrement();
    var begin = Instant.now();
    for (int i = 0; i < instances.size(); i++) {
      if (post(instances.get((n + i) % instances.size()), n, begin)) {
        return;
      }
    }
    failed.incrementAndGet();
  }

  private boolean post(AppProcess instance, int n, Instant begin) {
    var request =
        HttpRequest.newBuilder(instance.uri("/api/leads"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "hot-" + n)
            .POST(BodyPublishers.ofString(LEAD.formatted(n)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        return false;
      }
      var answered = Instant.now();
      var lead = UUID.fromString(json.readTree(answer.body()).get("leadId").asString());
      posted.put(lead, begin);
      accepted.put(lead, answered);
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
