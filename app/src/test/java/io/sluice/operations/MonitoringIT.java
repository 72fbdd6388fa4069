package io.sluice.operations;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.local.Distribution;
import io.sluice.local.LocalStack;
import io.sluice.testing.Broker;
import io.sluice.testing.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the dashboard shows and the alerts look at is there, in the application or the broker. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "sluice.reps[0].username=sam",
      "sluice.reps[0].name=Sam Reyes",
      "sluice.reps[0].team=inside-sales",
      "sluice.reps[0].zone=Europe/Berlin"
    })
@DirtiesContext
class MonitoringIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path FOLDER = Distribution.find().root().resolve("containers/monitoring");
  private static final Pattern EXPRESSION = Pattern.compile("\"?expr\"?: (.*)");
  private static final Pattern METRIC =
      Pattern.compile("\\b(sluice|zeebe|camunda|http|jvm|hikaricp|process)_[a-z_]+\\b");

  /** What zeebe_pending_incidents_total is called by brokers that are newer than this one. */
  private static final String INCIDENTS_SINCE_8_8 = "zeebe_pending_incidents";

  /** Without it the broker does not tell how long jobs take. */
  private static final String METRICS = "zeebe.broker.executionMetricsExporterEnabled: true";

  private static final String LEAD =
      """
      {"email": "dana.reed@northwind.example", "firstName": "Dana", "lastName": "Reed",
        "phone": "+1-555-0142", "jobTitle": "VP Marketing", "company": "Northwind Traders",
        "country": "US", "industry": "software", "employees": 420, "source": "website",
        "activity": "pricing-page"}
      """;

  @TempDir static Path folder;
  private static LocalStack stack;

  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) throws IOException {
    stack = Broker.start(folder, METRICS);
    Broker.addTo(registry, stack.endpoints());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void everyMetricIsExposed(@LocalServerPort int port) throws IOException {
    var named = named("grafana/dashboards/sluice.json");
    named.addAll(named("alerts.yml"));
    assertThat(named).contains("sluice_outbox_alarms", "zeebe_job_life_time_seconds_bucket");
    assertThat(named.remove(INCIDENTS_SINCE_8_8)).isTrue();
    var http = new Http(port);
    var broker = new Http(stack.endpoints().management().getPort());

    assertThat(http.postLead(LEAD).status()).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> makeLate() > 0);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(exposed(http, broker)).containsAll(named));
  }

  private int makeLate() {
    return jdbc.sql("update assignment set due_at = now() - interval '1 hour'").update();
  }

  private static TreeSet<String> exposed(Http... servers) {
    var names = new TreeSet<String>();
    for (var server : servers) {
      server
          .get("/actuator/prometheus")
          .body()
          .lines()
          .map(line -> line.split("[{ ]"))
          .map(words -> words[0].equals("#") ? words[2] : words[0])
          .forEach(names::add);
    }
    return names;
  }

  private static TreeSet<String> named(String file) throws IOException {
    return EXPRESSION
        .matcher(Files.readString(FOLDER.resolve(file)))
        .results()
        .flatMap(expression -> METRIC.matcher(expression.group(1)).results())
        .map(MatchResult::group)
        .collect(toCollection(TreeSet::new));
  }
}
