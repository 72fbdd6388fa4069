package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class LeadIntakeTest {

  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void takesALeadInWithItsStartInTheOutbox() {
    var answer = http.postLead(lead(newEmail()));

    assertThat(answer.status()).isEqualTo(202);
    var leadId = answer.json().get("leadId").asString();
    assertThat(answer.header("Location")).isEqualTo("/api/leads/" + leadId);
    assertThat(answer.json().get("cycle").asInt()).isEqualTo(1);
    assertThat(answer.json().get("status").asString()).isEqualTo("accepted");
    assertThat(outboxVariables(leadId))
        .containsExactly(
            "{\"cycle\": 1, \"entry\": \"inquiry\", \"leadId\": \"%s\", \"leadCycle\": \"%s:1\"}"
                .formatted(leadId, leadId));
  }

  @Test
  void takesEveryField() {
    var email = newEmail();

    var answer =
        http.postLead(
            """
            {"email":" %s ","firstName":"Zoë","lastName":"O'Brien-Šťastná","phone":"+1 (555) 0100 x12",
             "jobTitle":"VP, Ops","company":"Ünïcode & Söhne 🚀","website":"HTTPS://Example.com/a?b=c",
             "country":"de","industry":"manufacturing","employees":0,"annualRevenue":12000000000,
             "source":"trade-show","channel":"outbound","activity":"demo-request",
             "occurredAt":"2026-03-14T09:26:53.589+01:00"}"""
                .formatted(email));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    var facts = http.get(answer.header("Location")).json().get("facts");
    assertThat(facts.get("email").asString()).isEqualTo(email);
    assertThat(facts.get("firstName").asString()).isEqualTo("Zoë");
    assertThat(facts.get("company").asString()).isEqualTo("Ünïcode & Söhne 🚀");
    assertThat(facts.get("country").asString()).isEqualTo("DE");
    assertThat(facts.get("employees").asInt()).isZero();
    assertThat(facts.get("annualRevenue").asLong()).isEqualTo(12_000_000_000L);
    assertThat(facts.get("channel").asString()).isEqualTo("outbound");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada+tag@example.com",
        "a.b-c_d@sub.example.co.uk",
        "o'brien@example.org",
        "ada@example.museum",
        "1@example.com",
        "ada@acme.example",
        "ADA@EXAMPLE.COM"
      })
  void takesAddressesThatPeopleHave(String email) {
    assertThat(http.postLead(lead(email)).status()).isEqualTo(202);
  }

  @Test
  void tenSimultaneousSubmissionsOfOnePersonAreOneLeadInOneCycle() {
    var email = newEmail();

    var answers = tenTimes(i -> http.postLead(lead(i % 2 == 0 ? email : email.toUpperCase())));

    assertThat(answers).allMatch(answer -> answer.status() == 202);
    assertThat(answers.stream().map(a -> a.json().get("leadId").asString()).distinct()).hasSize(1);
    assertThat(answers.stream().map(a -> a.json().get("status").asString()))
        .containsOnlyOnce("accepted");
    var leadId = answers.getFirst().json().get("leadId").asString();
    assertThat(rows("lead_cycle", leadId)).isEqualTo(1);
    assertThat(rows("outbox", leadId)).isEqualTo(1);
    assertThat(rows("engagement", leadId)).isEqualTo(10);
  }

  @Test
  void theSameKeyAndBodyGetTheSameAnswerAndChangeNothing() {
    var key = UUID.randomUUID().toString();
    var body = lead(newEmail());
    var first = http.postLead(body, "Idempotency-Key", key);
    var before = Tables.counts(jdbc);

    var second = http.postLead(body.replace(",", " ,\n "), "Idempotency-Key", key);

    assertThat(second.status()).isEqualTo(202);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    var key = UUID.randomUUID().toString();
    http.postLead(lead(newEmail()), "Idempotency-Key", key);
    var before = Tables.counts(jdbc);

    var answer = http.postLead(lead(newEmail()), "Idempotency-Key", key);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("type").asString())
        .isEqualTo("urn:sluice:problem:idempotency-key-reused");
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @Test
  void tenSimultaneousRequestsWithOneKeyAreOne() {
    var key = UUID.randomUUID().toString();
    var body = lead(newEmail());

    var answers = tenTimes(i -> http.postLead(body, "Idempotency-Key", key));

    assertThat(answers).allMatch(answer -> answer.status() == 202 || answer.status() == 409);
    var taken = answers.stream().filter(answer -> answer.status() == 202).toList();
    assertThat(taken.stream().map(Answer::body).distinct()).hasSize(1);
    var leadId = taken.getFirst().json().get("leadId").asString();
    assertThat(rows("engagement", leadId)).isEqualTo(1);
  }

  @Test
  void aRefusedBodyDoesNotUseUpItsKey() {
    var key = UUID.randomUUID().toString();

    assertThat(http.postLead(lead("nobody"), "Idempotency-Key", key).status()).isEqualTo(400);
    assertThat(http.postLead(lead(newEmail()), "Idempotency-Key", key).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "tab\tbed"})
  void refusesAMalformedKey(String key) {
    var answer = http.postLead(lead(newEmail()), "Idempotency-Key", key);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
  }

  @Test
  void refusesALongKeyAndTwoKeys() {
    var tooLong = http.postLead(lead(newEmail()), "Idempotency-Key", "k".repeat(256));
    var two = http.postLead(lead(newEmail()), "Idempotency-Key", "a", "Idempotency-Key", "b");

    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(two.status()).isEqualTo(400);
  }

  private static List<Answer> tenTimes(IntFunction<Answer> call) {
    var calls =
        IntStream.range(0, 10)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> call.apply(i), Thread::startVirtualThread))
            .toList();
    return calls.stream().map(CompletableFuture::join).toList();
  }

  private List<String> outboxVariables(String leadId) {
    return jdbc.sql("select variables::text from outbox where lead_id = :id::uuid")
        .param("id", leadId)
        .query(String.class)
        .list();
  }

  private long rows(String table, String leadId) {
    return jdbc.sql("select count(*) from " + table + " where lead_id = :id::uuid")
        .param("id", leadId)
        .query(Long.class)
        .single();
  }

  private static String newEmail() {
    return UUID.randomUUID() + "@example.com";
  }

  private static String lead(String email) {
    return "{\"email\":\"%s\",\"source\":\"website\",\"activity\":\"demo-request\"}"
        .formatted(email);
  }
}
