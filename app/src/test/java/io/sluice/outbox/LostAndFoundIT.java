package io.sluice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.local.test.TestStack;
import io.sluice.testing.Http;
import io.sluice.testing.TcpProxy;
import io.sluice.testing.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application on a real broker whose line is cut and whose messages get lost. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "sluice.local.enabled=false")
@Import({TestClock.Configuration.class, LostAndFoundIT.Losses.class})
@TestMethodOrder(OrderAnnotation.class)
@DirtiesContext
class LostAndFoundIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static TcpProxy line;

  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @Autowired LosingPublisher losing;
  Http http;

  @DynamicPropertySource
  static void stack(DynamicPropertyRegistry registry) throws IOException {
    var endpoints = TestStack.shared().endpoints();
    line = TcpProxy.to(endpoints.grpc().getPort());
    registry.add("spring.datasource.url", endpoints::jdbcUrl);
    registry.add("spring.datasource.username", endpoints::username);
    registry.add("spring.datasource.password", endpoints::password);
    registry.add("camunda.client.grpc-address", () -> "http://127.0.0.1:" + line.port());
    registry.add("camunda.client.rest-address", endpoints::rest);
  }

  @AfterAll
  static void close() throws IOException {
    line.close();
  }

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  @Order(1)
  void aLeadIsAcceptedWithoutZeebeAndFlowsWhenItComes() throws IOException {
    var answer = submit();

    assertThat(answer.status()).isEqualTo(202);
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(http.get("/actuator/health").json().at("/components/zeebe/status").asString())
        .isEqualTo("DOWN");
    assertThat(stage(answer)).isEqualTo("inquiry pending");
    line.mend();

    await().atMost(SOON).until(() -> !stage(answer).equals("inquiry pending"));
    assertThat(http.get("/actuator/health").json().at("/components/zeebe/status").asString())
        .isEqualTo("UP");
  }

  @Test
  @Order(2)
  void aLostMessageIsSentAgainAndOneInstanceClaims() {
    losing.loseTheNext(2);
    var answer = submit();
    await().atMost(SOON).until(() -> losing.lost(answer.json().get("leadId").asString()) == 1);

    clock.forward(Duration.ofSeconds(31));
    await().atMost(SOON).until(() -> losing.lost(answer.json().get("leadId").asString()) == 2);
    clock.forward(Duration.ofSeconds(31));

    await().atMost(SOON).until(() -> !stage(answer).equals("inquiry pending"));
    await().atMost(SOON).until(() -> outboxRows(answer) == 0);
    assertThat(claims(answer)).isEqualTo(1);
  }

  @Test
  @Order(3)
  void aSecondPublishOfAnActiveCycleStartsNothing() {
    losing.doubleTheNext();
    var answer = submit();

    await().atMost(SOON).until(() -> !stage(answer).equals("inquiry pending"));

    assertThat(claims(answer)).isEqualTo(1);
    assertThat(inquiries(answer)).isEqualTo(1);
  }

  @Test
  @Order(4)
  void whatIsTakenInDuringAnOutageFlowsAfterIt() throws IOException {
    line.cut();
    var answer = submit();
    assertThat(answer.status()).isEqualTo(202);
    line.mend();

    await().atMost(SOON).until(() -> !stage(answer).equals("inquiry pending"));
    assertThat(inquiries(answer)).isEqualTo(1);
  }

  private Http.Answer submit() {
    return http.postLead(
        "{\"email\":\"%s@example.com\",\"source\":\"website\",\"activity\":\"newsletter\"}"
            .formatted(UUID.randomUUID()));
  }

  private String stage(Http.Answer lead) {
    return http.get(lead.header("Location")).json().get("stage").asString();
  }

  /** How many process instances of this lead the engine has started. */
  private long claims(Http.Answer lead) {
    var key = lead.json().get("leadId").asString() + ":1";
    return TestStack.shared().records().stream()
        .filter(record -> record.is("MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED"))
        .filter(record -> record.text("correlationKey").equals(key))
        .count();
  }

  private long inquiries(Http.Answer lead) {
    return count("stage_event", "stage = 'inquiry' and", lead);
  }

  private long outboxRows(Http.Answer lead) {
    return count("outbox", "", lead);
  }

  private long count(String table, String condition, Http.Answer lead) {
    return jdbc.sql(
            "select count(*) from %s where %s lead_id = :id::uuid".formatted(table, condition))
        .param("id", lead.json().get("leadId").asString())
        .query(Long.class)
        .single();
  }

  /** Puts itself before the real publisher. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Losses {

    @Bean
    @Primary
    LosingPublisher losingPublisher(CamundaMessagePublisher real) {
      return new LosingPublisher(real);
    }
  }

  /** Loses or doubles messages, and says that all went well. */
  static final class LosingPublisher implements MessagePublisher {

    private final MessagePublisher real;
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private int toLose;
    private boolean twice;

    LosingPublisher(MessagePublisher real) {
      this.real = real;
    }

    synchronized void loseTheNext(int messages) {
      toLose = messages;
    }

    synchronized void doubleTheNext() {
      twice = true;
    }

    long lost(String leadId) {
      return lost.stream().filter(messageId -> messageId.startsWith(leadId)).count();
    }

    @Override
    public synchronized Outcome publish(OutboxMessage message) {
      if (toLose > 0) {
        toLose--;
        lost.add(message.messageId());
        return Outcome.PUBLISHED;
      }
      if (twice) {
        twice = false;
        real.publish(message);
      }
      return real.publish(message);
    }
  }
}
