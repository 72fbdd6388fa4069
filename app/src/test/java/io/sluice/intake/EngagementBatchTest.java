package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleepers;
import io.sluice.suppression.NewEntry;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionKind;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.Sleeping;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Many engagements in one request: each counts once, and each stands for itself. */
@SluiceTest
class EngagementBatchTest {

  private static final String CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1)";

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired TransactionOperations transaction;
  @Autowired SuppressionEntries suppressions;
  @Autowired Clock clock;
  Http http;
  Leads leads;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
    Leads.enterRep(jdbc, "sam", "inside-sales");
  }

  @Test
  void recordsEachByLeadOrAddressAsItOccurred() {
    var email = Leads.newEmail();
    var lead = leads.submit(email);
    var event = newEvent();

    var answer =
        send(
            event(newEvent(), lead, "pricing-page", "\"occurredAt\":\"2026-03-14T09:26:53Z\""),
            "{\"eventId\":\"%s\",\"email\":\"%s\",\"kind\":\"email-click\"}"
                .formatted(event, email.toUpperCase()),
            event(newEvent(), lead, "call", "\"by\":\"sam\""));

    assertCounts(answer, 3, 0, 0);
    assertThat(kinds(lead))
        .containsExactlyInAnyOrder("webinar", "pricing-page", "email-click", "call");
    var activities = http.get("/api/leads/" + lead).json().get("activities");
    assertThat(activities.at("/0/occurredAt").asString()).isEqualTo("2026-03-14T09:26:53Z");
    assertThat(activities.findValuesAsString("eventId")).contains(event);
  }

  @Test
  void whatIsWrongWithOneIsNamedAndLosesNoOther() {
    var lead = leads.submit(Leads.newEmail());
    var leftAlone = leads.submit(Leads.newEmail());
    withdraw(leftAlone);
    var stranger = UUID.randomUUID();

    var answer =
        send(
            event(newEvent(), lead, "webinar"),
            event(newEvent(), stranger, "webinar"),
            event(newEvent(), leftAlone, "webinar"),
            event(newEvent(), lead, "nap"),
            "{\"leadId\":\"%s\",\"kind\":\"event\"}".formatted(lead),
            "{\"eventId\":\"%s\",\"email\":\"nobody@nowhere.example\",\"kind\":\"event\"}"
                .formatted(newEvent()),
            event(newEvent(), lead, "call", "\"by\":\"nobody\""),
            "7",
            event(newEvent(), lead, "event", "\"occurredAt\":\"2999-01-01T00:00:00Z\""),
            event(newEvent(), lead, "newsletter"));

    assertCounts(answer, 2, 0, 8);
    assertThat(kinds(lead)).containsExactlyInAnyOrder("webinar", "webinar", "newsletter");
    assertThat(kinds(leftAlone)).containsExactly("webinar");
    assertRefused(answer, 1, "leadId", stranger.toString(), "none has this id");
    assertRefused(answer, 2, "leadId", leftAlone.toString(), "leave this person alone");
    assertRefused(answer, 3, "kind", "nap", "webinar");
    assertRefused(answer, 4, "eventId", null, "required");
    assertRefused(answer, 5, "email", "nobody@nowhere.example", "none has this e-mail");
    assertRefused(answer, 6, "by", "nobody", "active rep");
    assertRefused(answer, 7, "engagements", "7", "an object");
    assertRefused(answer, 8, "occurredAt", "2999-01-01T00:00:00Z", "future");
  }

  @Test
  void whoseAddressIsOnTheListOfThoseToBeLeftAloneIsRefusedAndTheNextIsNot() {
    var email = Leads.newEmail();
    var listed = leads.submit(email);
    var other = leads.submit(Leads.newEmail());
    transaction.executeWithoutResult(
        status -> suppressions.add(NewEntry.ofAddress(SuppressionKind.OPTED_OUT, email, "morgan")));

    var answer = send(event(newEvent(), listed, "webinar"), event(newEvent(), other, "newsletter"));

    assertCounts(answer, 1, 0, 1);
    assertRefused(answer, 0, "leadId", listed.toString(), "leave this person alone");
    assertThat(kinds(listed)).containsExactly("webinar");
  }

  @Test
  void theSameEventAgainChangesNothingAlsoWithinABatchAndByItself() {
    var lead = leads.submit(Leads.newEmail());
    var event = newEvent();

    assertCounts(send(event(event, lead, "webinar"), event(event, lead, "pricing-page")), 1, 1, 0);
    assertCounts(send(event(event, lead, "demo-request")), 0, 1, 0);
    var alone = post(event(event, lead, "opt-in"));

    assertThat(alone.status()).isEqualTo(202);
    assertThat(alone.json().get("duplicate").asBoolean()).isTrue();
    assertThat(kinds(lead)).containsExactlyInAnyOrder("webinar", "webinar");
  }

  @Test
  void anEventThatWasRecordedIsADuplicateAlsoOnceThePersonMustBeLeftAlone() {
    var lead = leads.submit(Leads.newEmail());
    var event = newEvent();
    send(event(event, lead, "webinar"));
    withdraw(lead);

    assertCounts(send(event(event, lead, "webinar")), 0, 1, 0);
    assertCounts(send(event(newEvent(), lead, "webinar")), 0, 0, 1);
  }

  @Test
  void aTouchWhoseClockWasNotStoppedWhenItCameStopsItWhenItIsSentAgain() {
    var lead = leads.submit(Leads.newEmail());
    var touch =
        "{\"eventId\":\"%s\",\"leadId\":\"%s\",\"kind\":\"call\",\"by\":\"sam\"}"
            .formatted(newEvent(), lead);
    assertCounts(send(touch), 1, 0, 0);
    jdbc.sql(
            """
            insert into sla_clock (lead_id, cycle, clock, started_at, due_at)
            values (:id, 1, 'first-touch', now() - interval '1 hour', now() + interval '1 hour')
            """)
        .param("id", lead)
        .update();

    assertCounts(send(touch), 0, 1, 0);

    assertThat(
            jdbc.sql("select stopped_at is not null from sla_clock where lead_id = :id")
                .param("id", lead)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void anEngagementByItselfMayHaveNoEvent() {
    var lead = leads.submit(Leads.newEmail());
    var noEvent = "{\"leadId\":\"%s\",\"kind\":\"event\"}".formatted(lead);

    assertThat(post(noEvent).json().get("duplicate").asBoolean()).isFalse();
    assertThat(post(noEvent).json().get("duplicate").asBoolean()).isFalse();

    assertThat(kinds(lead)).containsExactlyInAnyOrder("webinar", "event", "event");
  }

  @Test
  void batchesThatOverlapAtTheSameTimeRecordEachEventOnce() {
    var sleeping = new Sleeping(leads, cycles, sleepers, transaction, jdbc, clock);
    var asleep = IntStream.range(0, 20).mapToObj(i -> sleeping.lead(null)).toList();
    var events =
        IntStream.range(0, 400)
            .mapToObj(i -> event(newEvent(), asleep.get(i % 20), "email-reply"))
            .toList();

    var answers =
        Stream.generate(() -> shuffled(events))
            .limit(6)
            .map(batch -> CompletableFuture.supplyAsync(() -> send(batch.toArray(String[]::new))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).allMatch(answer -> answer.status() == 202);
    assertThat(answers.stream().mapToInt(answer -> answer.json().get("recorded").asInt()).sum())
        .isEqualTo(400);
    assertThat(asleep).allSatisfy(lead -> assertThat(kinds(lead)).hasSize(21));
  }

  @Test
  void whatAMachineDidIsKeptAndHasNoEffect() {
    var lead =
        new Sleeping(leads, cycles, sleepers, transaction, jdbc, clock).lead(clock.instant());

    var answer =
        send(
            event(newEvent(), lead, "opt-in", "\"userAgent\":\"%s\"".formatted(CRAWLER)),
            event(newEvent(), lead, "email-reply", "\"userAgent\":\"%s\"".formatted(CRAWLER)));

    assertCounts(answer, 2, 0, 0);
    var sleep = sleepers.find(lead).orElseThrow();
    assertThat(sleep.recheckAt()).isNull();
    assertThat(sleep.touchesStoppedAt()).isNull();
    var activities = http.get("/api/leads/" + lead).json().get("activities");
    assertThat(activities.at("/0/notCountedBecause").isNull()).isTrue();
    assertThat(activities.at("/1/notCountedBecause").asString())
        .isEqualTo("user-agent:Googlebot\\/");
    assertThat(activities.toString()).doesNotContain("Mozilla");
  }

  @Test
  void aCrawlerIsNoCustomerWhoAsks() {
    var customer = leads.submit(Leads.newEmail());
    jdbc.sql("update lead_cycle set entry = 'customer' where lead_id = :id")
        .param("id", customer)
        .update();

    send(event(newEvent(), customer, "demo-request", "\"userAgent\":\"%s\"".formatted(CRAWLER)));
    assertThat(asks(customer)).isZero();
    send(event(newEvent(), customer, "demo-request"), event(newEvent(), customer, "demo-request"));
    assertThat(asks(customer)).isOne();
  }

  @Test
  void whatARepDidIsTheirsByWhateverProgramTheyReportIt() {
    var lead = leads.submit(Leads.newEmail());

    send(event(newEvent(), lead, "call", "\"by\":\"sam\",\"userAgent\":\"curl/8.10\""));

    assertThat(http.get("/api/leads/" + lead).json().at("/activities/1/notCountedBecause").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"engagements\":[]}                       | engagements | at least one",
        "{\"engagements\":null}                     | engagements | a list",
        "{\"engagements\":{}}                       | engagements | a list",
        "{\"engagements\":[{\"kind\":\"event\"}],\"kind\":\"event\"} | kind | remove this field",
        "{\"kind\":\"event\",\"engagements\":[{}]}  | kind        | remove this field",
      })
  void refusesABatchThatIsNone(String json, String field, String fix) {
    var before = Tables.count(jdbc, "engagement");

    var answer = post(json);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(answer.json().at("/errors/0/fix").asString()).contains(fix);
    assertThat(Tables.count(jdbc, "engagement")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"]", "]}}", "", ",{}", "]} x"})
  void aBodyThatIsBrokenRecordsNothingOfIt(String end) {
    var lead = leads.submit(Leads.newEmail());

    var answer = post("{\"engagements\":[" + event(newEvent(), lead, "opt-in") + end);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(kinds(lead)).containsExactly("webinar");
  }

  @Test
  void takesAThousandAndNoMore() {
    var lead = leads.submit(Leads.newEmail());
    var events =
        IntStream.range(0, 1_000).mapToObj(i -> event(newEvent(), lead, "email-click")).toList();

    assertCounts(send(events.toArray(String[]::new)), 1_000, 0, 0);
    var more = Stream.concat(events.stream(), events.stream().limit(1)).toArray(String[]::new);
    assertThat(send(more).status()).isEqualTo(400);
    assertThat(post("{\"x\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}").status()).isEqualTo(413);
  }

  private static void assertCounts(Http.Answer answer, int recorded, int duplicate, int refused) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().get("recorded").asInt()).as(answer.body()).isEqualTo(recorded);
    assertThat(answer.json().get("duplicate").asInt()).as(answer.body()).isEqualTo(duplicate);
    assertThat(answer.json().get("refused").asInt()).as(answer.body()).isEqualTo(refused);
  }

  private static void assertRefused(
      Http.Answer answer, int index, String field, String value, String fix) {
    assertThat(answer.json().get("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.get("index").asInt()).isEqualTo(index);
              assertThat(error.get("field").asString()).isEqualTo(field);
              assertThat(error.get("value").asString(null)).isEqualTo(value);
              assertThat(error.get("fix").asString()).contains(fix);
            });
  }

  private static List<String> shuffled(List<String> events) {
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled);
    return shuffled;
  }

  private Http.Answer send(String... events) {
    return post("{\"engagements\":[" + String.join(",", events) + "]}");
  }

  private Http.Answer post(String json) {
    return http.post("/api/engagements", "application/json", json);
  }

  private void withdraw(UUID lead) {
    http.post("/api/leads/" + lead + "/withdrawal", "application/json", "{\"reason\":\"opt-out\"}");
  }

  private static String newEvent() {
    return UUID.randomUUID().toString();
  }

  private static String event(String eventId, UUID lead, String kind, String... more) {
    return "{\"eventId\":\"%s\",\"leadId\":\"%s\",\"kind\":\"%s\"%s}"
        .formatted(
            eventId,
            lead,
            kind,
            Stream.of(more).map(m -> "," + m).toList().stream().reduce("", String::concat));
  }

  private List<String> kinds(UUID lead) {
    return jdbc.sql("select kind from engagement where lead_id = :id")
        .param("id", lead)
        .query(String.class)
        .list();
  }

  private long asks(UUID customer) {
    return jdbc.sql("select count(*) from customer_request where lead_id = :id")
        .param("id", customer)
        .query(Long.class)
        .single();
  }
}
