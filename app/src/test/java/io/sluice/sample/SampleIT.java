package io.sluice.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.sluice.deployment.ModelsDeployed;
import io.sluice.testing.TestClock;
import io.sluice.testing.TestDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "sluice.sample.enabled=true",
      "sluice.local.tasklist-url=http://localhost:8080/tasklist",
      "camunda.client.grpc-address=http://127.0.0.1:9",
      "camunda.client.rest-address=http://127.0.0.1:9",
      "camunda.client.worker.defaults.enabled=false"
    })
@Import(TestClock.Configuration.class)
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class SampleIT {

  private static final Set<String> KNOWN_FORMS = ConcurrentHashMap.newKeySet();

  private static final AtomicInteger ASKED = new AtomicInteger();

  @TempDir static Path folder;
  static HttpServer search;

  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry registry) throws IOException {
    var url = TestDatabase.createAt("sample");
    search = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    search.createContext(
        "/",
        exchange -> {
          var query = exchange.getRequestURI().getQuery();
          ASKED.incrementAndGet();
          var known =
              query.equals("q=state:CREATED")
                  || KNOWN_FORMS.stream()
                      .anyMatch(form -> query.equals("q=bpmnId:\"" + form + "\""));
          var body = "{\"count\":%d}".formatted(known ? 1 : 0).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    search.start();
    var csv =
        Files.writeString(
            folder.resolve("leads.csv"), "email,source,activity\na@example.com,x,webinar\n");
    registry.add("sluice.sample.csv", () -> csv.toUri().toString());
    registry.add(
        "sluice.local.search-url", () -> "http://127.0.0.1:" + search.getAddress().getPort());
    registry.add("spring.datasource.url", () -> url);
  }

  @AfterAll
  static void stop() {
    search.stop(0);
  }

  @Test
  void loadsOnceTasklistKnowsAllFormsAndOnlyIntoAnEmptyDatabase(CapturedOutput output)
      throws Exception {
    KNOWN_FORMS.add("accept-lead");
    events.publishEvent(new ModelsDeployed(Set.of("accept-lead", "discovery-call")));
    await().atMost(Duration.ofSeconds(10)).until(() -> ASKED.get() > 4);
    assertThat(leads()).isZero();

    KNOWN_FORMS.add("discovery-call");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> output.getOut().contains("Sluice is ready."));
    assertThat(leads()).isEqualTo(1);
    assertThat(output)
        .contains("Tasklist   http://localhost:8080/tasklist")
        .contains("curl -i http://localhost:")
        .contains("/examples/contact.html")
        .contains("-H 'Idempotency-Key: first-try' \\\n");

    jdbc.sql("truncate idempotency_key").update();
    events.publishEvent(new ModelsDeployed(Set.of("accept-lead")));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> output.getOut().split("Sluice is ready", -1).length == 3);
    assertThat(leads()).isEqualTo(1);
    assertThat(engagements()).isEqualTo(1);
  }

  private long leads() {
    return jdbc.sql("select count(*) from lead").query(Long.class).single();
  }

  private long engagements() {
    return jdbc.sql("select count(*) from engagement").query(Long.class).single();
  }
}
