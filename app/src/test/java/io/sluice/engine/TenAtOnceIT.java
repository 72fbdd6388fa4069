package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.local.boot.OnTestStack;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.WebhookSender;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The same submission ten times at once, by the API, a form and a webhook, on a real broker: one
 * person in one cycle and one instance, and all ten on record.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "sluice.duplicates.interval=1h",
      "sluice.reps[0].username=sam",
      "sluice.reps[0].name=Sam Reyes",
      "sluice.reps[0].team=inside-sales",
      "sluice.reps[0].zone=Europe/Berlin"
    })
@ContextConfiguration(initializers = OnTestStack.class)
@DirtiesContext
class TenAtOnceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  Http http;
  WebhookSender sender;

  @BeforeEach
  void doors(@LocalServerPort int port) {
    http = new Http(port);
    sender =
        WebhookSender.enter(
            http,
            """
            {"source": "website", "fields": {
              "email": {"path": "$.email"}, "company": {"path": "$.company"},
              "activity": {"value": "pricing-page"}}}""");
    var form =
        http.put(
            "/api/forms/ten-at-once",
            """
            {"source": "website", "leastSeconds": 0, "fixed": {"activity": "pricing-page"},
             "fields": {"email": "email", "company": "company"}}""");
    assertThat(form.status()).as(form.body()).isEqualTo(200);
  }

  @RepeatedTest(3)
  void areOnePersonOneCycleAndOneInstanceAndTenArrivals() {
    var email = Leads.newEmail();

    var answers = atOnce(place -> submit(place, place % 2 == 0 ? email : email.toUpperCase()));

    assertThat(answers).extracting(Answer::status).containsOnly(202);
    var lead = onlyLead(email);
    assertThat(count("lead_cycle", lead)).isEqualTo(1);
    assertThat(count("engagement", lead)).isEqualTo(10);
    assertThat(arrivals(lead, "outcome"))
        .hasSize(10)
        .containsOnlyOnce("accepted")
        .allMatch(outcome -> outcome.equals("accepted") || outcome.equals("engaged"));
    assertThat(arrivals(lead, "door"))
        .containsExactlyInAnyOrder(
            "api", "api", "api", "api", "form", "form", "form", "webhook", "webhook", "webhook");
    await().atMost(PATIENCE).until(() -> count("outbox", lead) == 0);
    TestStack.shared()
        .records()
        .await(found -> instances(lead).contains(found.processInstanceKey()), PATIENCE);
    assertThat(instances(lead)).containsExactly(claimed(lead));
  }

  private Answer submit(int place, String email) {
    var json = "{\"email\":\"%s\",\"company\":\"Northwind Traders\"".formatted(email);
    return switch (place % 10) {
      case 0, 1, 2 -> sender.send(UUID.randomUUID().toString(), clock.instant(), json + "}");
      case 3, 4, 5 ->
          http.post(
              "/forms/ten-at-once",
              "application/x-www-form-urlencoded",
              "email=%s&company=Northwind+Traders".formatted(email),
              "Accept",
              "application/json");
      default -> http.postLead(json + ",\"source\":\"website\",\"activity\":\"pricing-page\"}");
    };
  }

  private static List<Answer> atOnce(IntFunction<Answer> call) {
    var start = new CountDownLatch(10);
    var calls =
        IntStream.range(0, 10)
            .mapToObj(
                place ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          start.countDown();
                          awaitAll(start);
                          return call.apply(place);
                        },
                        Thread::startVirtualThread))
            .toList();
    return calls.stream().map(CompletableFuture::join).toList();
  }

  private static void awaitAll(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private UUID onlyLead(String email) {
    return jdbc.sql("select lead_id from lead where lower(email) = :email")
        .param("email", email)
        .query(UUID.class)
        .single();
  }

  private long count(String table, UUID lead) {
    return jdbc.sql("select count(*) from %s where lead_id = :lead".formatted(table))
        .param("lead", lead)
        .query(Long.class)
        .single();
  }

  private List<String> arrivals(UUID lead, String column) {
    return jdbc.sql("select %s from arrival where lead_id = :lead".formatted(column))
        .param("lead", lead)
        .query(String.class)
        .list();
  }

  private long claimed(UUID lead) {
    return jdbc.sql("select process_instance_key from lead_cycle where lead_id = :lead")
        .param("lead", lead)
        .query(Long.class)
        .single();
  }

  /** The instances of the lifecycle that were ever started for the lead. */
  private static List<Long> instances(UUID lead) {
    return TestStack.shared().records().stream()
        .filter(found -> found.is("VARIABLE", "CREATED"))
        .filter(found -> found.text("name").equals("leadId"))
        .filter(found -> found.bpmnProcessId().equals("lead-lifecycle"))
        .filter(found -> found.text("value").equals("\"%s\"".formatted(lead)))
        .map(EngineRecord::processInstanceKey)
        .distinct()
        .toList();
  }
}
