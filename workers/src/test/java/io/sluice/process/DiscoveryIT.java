package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.calendar.Calendars;
import io.sluice.local.test.EngineRecord;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Discovery over a cadence of attempts, in virtual time: one task an attempt, none between them.
 */
@ProcessTest
class DiscoveryIT {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Map<String, Object> NO_ANSWER = Map.of("result", "no-answer");

  /** What discovery-cadence has, in business minutes before each attempt but the first. */
  private static final List<Integer> PAUSES = List.of(240, 480, 720, 480, 720, 720, 960, 720, 960);

  private static final List<String> CHANNELS =
      List.of("call", "email", "call", "call", "email", "call", "email", "call", "email", "call");

  @Autowired Waterfall waterfall;
  @Autowired Calendars calendars;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void startOnMondayMorningInBerlin() {
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), BERLIN);
    VirtualTime.settle();
  }

  @Test
  void tenAttemptsWithoutAnAnswerAtTheExactInstantsRecycleTheLeadAsUnreachable() {
    var lead = accepted();
    for (var attempt = 1; attempt <= PAUSES.size(); attempt++) {
      var task = lead.awaitTask("discovery-call");
      assertThat(variable(lead, "taskLine").asString())
          .startsWith(
              "%s %d of 10 · A2"
                  .formatted(
                      CHANNELS.get(attempt - 1).equals("call") ? "Call" : "E-mail", attempt));
      var dueAt = answerAndAwaitNext(lead, task, NO_ANSWER);

      assertThat(dueAt)
          .isEqualTo(
              calendars
                  .of(rep(lead))
                  .after(recordedAt(lead), Duration.ofMinutes(PAUSES.get(attempt - 1))));
      assertThat(openTasks(lead)).isZero();
      moveTo(dueAt.minusSeconds(2));
      assertThat(lead.records("USER_TASK", "CREATED").stream().filter(DiscoveryIT::isCall))
          .hasSize(attempt);
      moveTo(dueAt);
    }
    lead.answer("discovery-call", NO_ANSWER).awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("unreachable");
    assertThat(channels(lead)).isEqualTo(CHANNELS);
    assertThat(thoroughness(lead)).isEqualTo(recordedAt(lead));
  }

  @Test
  void connectedOnTheThirdAttemptTheLeadIsHandedOverWithWhatWasFoundAndAgreed() {
    var lead = accepted();
    moveTo(answerAndAwaitNext(lead, NO_ANSWER));
    moveTo(answerAndAwaitNext(lead, Map.of("result", "voicemail")));
    lead.answer(
        "discovery-call",
        Map.ofEntries(
            Map.entry("result", "connected"),
            Map.entry("outcome", "qualified"),
            Map.entry("need", "met"),
            Map.entry("needEvidence", "Leads get lost"),
            Map.entry("timing", "met"),
            Map.entry("authority", "met"),
            Map.entry("budget", "unknown"),
            Map.entry("nextStep", "Demo"),
            Map.entry("nextStepOn", "2099-12-03")));
    lead.awaitTask("accept-handoff");

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal", "tql");
    var brief = variable(lead, "brief");
    assertThat(brief.path("nextStep").asString()).isEqualTo("Demo on 3 Dec");
    assertThat(brief.path("attempts").asString())
        .isEqualTo("3 attempts in 2 working days, connected by phone");
    assertThat(brief.path("need").asString()).isEqualTo("met: Leads get lost");
    assertThat(brief.path("budget").asString()).isEqualTo("unknown");
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void twoOfFourDoNotQualify() {
    var lead = accepted();
    lead.answer(
        "discovery-call",
        Map.of(
            "result", "connected",
            "outcome", "qualified",
            "need", "met",
            "timing", "met",
            "authority", "unknown",
            "budget", "not-met",
            "nextStep", "Demo",
            "nextStepOn", "2099-12-03"));

    assertThat(lead.awaitIncident().text("errorMessage"))
        .contains("qualified only when enough of BANT is met");
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal");
    assertThat(channels(lead)).isEmpty();
  }

  @Test
  void promisedCallComesBackAtItsTimeToTheSameRep() {
    var lead = accepted();
    var first = lead.awaitTask("discovery-call");
    var promised = VirtualTime.now().atZone(BERLIN).plusDays(9).with(LocalTime.of(18, 15));
    var dueAt =
        answerAndAwaitNext(
            lead,
            first,
            Map.of(
                "result",
                "connected",
                "outcome",
                "call-back",
                "callBackAt",
                promised.toOffsetDateTime().toString()));

    assertThat(dueAt).isEqualTo(promised.toInstant());
    moveTo(dueAt.minusSeconds(2));
    assertThat(openTasks(lead)).isZero();
    moveTo(dueAt);
    var second = lead.awaitTask("discovery-call");
    assertThat(second.text("assignee")).isEqualTo(first.text("assignee"));
    assertThat(variable(lead, "taskLine").asString()).startsWith("Call 2 of 10");
  }

  @Test
  void whoDecidesContinuesTheSameLead() {
    var lead = accepted();
    moveTo(answerAndAwaitNext(lead, NO_ANSWER));
    answerAndAwaitNext(
        lead,
        Map.of(
            "result", "replied",
            "outcome", "referred",
            "referralName", "Maria Lopez",
            "referralEmail", "maria@northwind.example",
            "referralJobTitle", "CFO"));
    var task = lead.awaitTask("discovery-call");

    assertThat(variable(lead, "taskLine").asString()).startsWith("Call 1 of 10");
    var brief = variable(lead, "brief");
    assertThat(brief.path("headline").asString()).startsWith("Maria Lopez, CFO · Northwind");
    assertThat(brief.path("contact").asString())
        .isEqualTo("maria@northwind.example · referred by Dana Reed");

    waterfall.complete(
        task,
        Map.of(
            "result", "connected",
            "outcome", "qualified",
            "need", "met",
            "timing", "met",
            "authority", "met",
            "budget", "met",
            "nextStep", "Workshop",
            "nextStepOn", "2099-01-15"));
    lead.awaitTask("accept-handoff");

    assertThat(variable(lead, "brief").path("contact").asString())
        .contains("referred by Dana Reed");
    assertThat(variable(lead, "brief").path("attempts").asString())
        .isEqualTo("3 attempts in 1 working day, connected by phone");
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal", "tql");
    assertThat(
            jdbc.sql(
                    """
                    select c.attempt from discovery_call c join lead_contact n using (contact_id)
                    where c.lead_id = :id and n.name = 'Maria Lopez' and n.lead_id = c.lead_id
                    """)
                .param("id", lead.leadId())
                .query(Integer.class)
                .list())
        .containsExactly(1);
  }

  @Test
  void leadThatIsNotReadySleepsUntilTheDayThatWasNamed() {
    var lead = accepted();
    var wakeOn = LocalDate.ofInstant(VirtualTime.now(), BERLIN).plusMonths(4);
    lead.answer(
            "discovery-call",
            Map.of(
                "result",
                "connected",
                "outcome",
                "recycled",
                "recycleReason",
                "in-contract",
                "wakeOn",
                wakeOn.toString()))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("in-contract");
    assertThat(variable(lead, "wakeOn").asString()).isEqualTo(wakeOn.toString());
    assertThat(variable(lead, "wakeAfterDays").asInt()).isEqualTo(180);
    assertThat(variable(lead, "goesTo").asString()).isEqualTo("nurture");
  }

  @Test
  void leadIsDisqualifiedAfterContact() {
    var lead = accepted();
    lead.answer(
            "discovery-call",
            Map.of(
                "result", "connected",
                "outcome", "disqualified",
                "disqualifyReason", "competitor"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal", "disqualified");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("competitor");
    assertThat(variable(lead, "goesTo").asString()).isEqualTo("closed");
  }

  private LeadOnItsWay accepted() {
    return waterfall
        .capture(SampleSubmissions.idealAndWarm())
        .answer("accept-lead", Map.of("outcome", "accepted"));
  }

  private Instant answerAndAwaitNext(LeadOnItsWay lead, Map<String, Object> answers) {
    return answerAndAwaitNext(lead, lead.awaitTask("discovery-call"), answers);
  }

  /** Answers an attempt and returns when the next one is due, which the engine waits for. */
  private Instant answerAndAwaitNext(
      LeadOnItsWay lead, EngineRecord task, Map<String, Object> answers) {
    waterfall.complete(task, answers);
    var timer = lead.awaitTimer("attempt-due", task);
    return Instant.ofEpochMilli(timer.number("dueDate"));
  }

  private static boolean isCall(EngineRecord task) {
    return task.elementId().equals("discovery-call");
  }

  private static long openTasks(LeadOnItsWay lead) {
    return lead.records("USER_TASK", "CREATED").size()
        - lead.records("USER_TASK", "COMPLETED").size()
        - lead.records("USER_TASK", "CANCELED").size();
  }

  /** The value that a variable was given last in the instances of a lead. */
  private static JsonNode variable(LeadOnItsWay lead, String name) {
    return lead.records()
        .filter(found -> found.is("VARIABLE", "CREATED") || found.is("VARIABLE", "UPDATED"))
        .filter(found -> found.text("name").equals(name))
        .map(found -> JsonMapper.shared().readTree(found.text("value")))
        .filter(value -> !value.isNull())
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private List<String> channels(LeadOnItsWay lead) {
    return jdbc.sql("select channel from discovery_call where lead_id = :id order by attempt")
        .param("id", lead.leadId())
        .query(String.class)
        .list();
  }

  private String rep(LeadOnItsWay lead) {
    return jdbc.sql("select distinct username from discovery_call where lead_id = :id")
        .param("id", lead.leadId())
        .query(String.class)
        .single();
  }

  private Instant recordedAt(LeadOnItsWay lead) {
    return jdbc.sql("select max(recorded_at) from discovery_call where lead_id = :id")
        .param("id", lead.leadId())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  private Instant thoroughness(LeadOnItsWay lead) {
    return jdbc.sql(
            "select stopped_at from sla_clock where lead_id = :id and clock = 'thoroughness'")
        .param("id", lead.leadId())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  private static void moveTo(Instant instant) {
    VirtualTime.moveTo(instant);
    VirtualTime.settle();
  }
}
