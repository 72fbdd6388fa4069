package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bpmn.Tasks;
import io.sluice.followup.ReplanScope;
import io.sluice.followup.Replanning;
import io.sluice.followup.RerouteReport;
import io.sluice.followup.Rerouting;
import io.sluice.process.FollowUpRows.Given;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work of those who are not there goes to others, with its clocks, and nobody is blamed. */
@ProcessTest
class ReroutingIT {

  private static final AtomicInteger TESTS = new AtomicInteger();
  private static final String BERLIN = "Europe/Berlin";
  private static final String TASK = "accept-lead";
  private static final String MANAGERS_TASK = Tasks.RESOLVE_STALLED_FOLLOW_UP;

  @Autowired Waterfall waterfall;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;
  @Autowired Rerouting rerouting;
  @Autowired Replanning replanning;
  @Autowired JdbcClient jdbc;

  private final List<LeadOnItsWay> captured = new ArrayList<>();
  private String one;
  private String two;
  private String three;
  private String manager;
  private String office;

  @BeforeEach
  void oneRepOnAMondayMorning() {
    var test = "rr-" + TESTS.incrementAndGet();
    one = test + "-1";
    two = test + "-2";
    three = test + "-3";
    manager = test + "-manager";
    office = test + "-office";
    forgetWhatOtherTestsLeft();
    team.takeOver("inside-sales", BERLIN, one);
    team.takeOver("sales", BERLIN, test + "-ae");
    team.takeOver("managers", BERLIN, manager);
    team.takeOver("marketing-operations", BERLIN, office);
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of(BERLIN));
  }

  @AfterEach
  void endAll() {
    captured.forEach(lead -> waterfall.withdraw(lead, "opt-out"));
    captured.forEach(LeadOnItsWay::awaitEnd);
    team.giveBack();
  }

  @Test
  void leaversFiftyTasksAreWithOthersThoughTwoDoItAtOnce() {
    var leads = IntStream.range(0, 50).mapToObj(i -> capture()).toList();
    leads.forEach(lead -> lead.awaitTask(TASK));
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofMinutes(30)));
    team.join("inside-sales", BERLIN, two, three);
    team.leave(one);

    var reports =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> rerouting.reroute(one)))
            .limit(2)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(reports).flatMap(RerouteReport::refused).isEmpty();
    assertThat(reports.stream().mapToInt(RerouteReport::released).sum())
        .isEqualTo(releasedFrom(one));
    leads.forEach(lead -> lead.awaitTask(TASK));
    VirtualTime.settle();
    leads.forEach(this::assertPassedOnOnce);
    assertThat(leads.stream().map(lead -> rows.latest(lead.leadId(), TASK).username()))
        .containsOnly(two, three);
    assertThat(rerouting.reroute(one).lookedAt()).isZero();
  }

  /** A new task under new clocks, and who had it is not blamed. */
  private void assertPassedOnOnce(LeadOnItsWay lead) {
    var given = rows.given(lead.leadId(), TASK);
    assertThat(given).extracting(Given::cause).containsExactly("routed", "released");
    var left = given.getFirst();
    var next = given.getLast();
    assertThat(left.endedAt()).isNotNull();
    assertThat(left.answeredAt()).isNull();
    assertThat(left.breachedAt()).isNull();
    assertThat(next.endedAt()).isNull();
    assertThat(next.dueAt()).isEqualTo(next.assignedAt().plus(Duration.ofHours(4)));
    assertThat(next.reassignAt())
        .isBetween(left.reassignAt(), left.reassignAt().plus(Duration.ofDays(1)));
    assertThat(rows.steps(lead.leadId())).isEmpty();
    assertThat(lead.openTasks()).containsExactly(TASK);
    assertThat(lead.records("USER_TASK", "CREATED")).hasSize(2);
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void onlyALongAbsenceTakesWorkAway() {
    var lead = capture();
    lead.awaitTask(TASK);
    team.join("inside-sales", BERLIN, two);
    var now = VirtualTime.now();

    team.sendAway(one, now, now.plus(Duration.ofHours(3)));
    rerouting.reroute(one);
    assertThat(released(lead)).isZero();

    team.sendAway(one, now.plus(Duration.ofHours(3)), now.plus(Duration.ofHours(30)));
    rerouting.reroute(two);
    assertThat(released(lead)).isZero();
    rerouting.reroute(one);
    assertThat(released(lead)).isOne();
    lead.awaitTask(TASK);
    assertThat(holders(lead, TASK)).containsExactly(one, two);
  }

  @Test
  void whoChangesTeamsLeavesTheWorkOfTheOldOneBehind() {
    var lead = capture();
    lead.awaitTask(TASK);
    team.join("inside-sales", BERLIN, two);
    team.moveTo("sales", one);

    rerouting.reroute(one);
    assertThat(released(lead)).isOne();

    lead.answer(TASK, Answers.ACCEPTED).awaitTask("discovery-call");
    assertThat(holders(lead, TASK)).containsExactly(one, two);
    assertThat(rows.latest(lead.leadId(), "discovery-call").username()).isEqualTo(two);
  }

  @Test
  void silenceAfterwardsTakesItsCourse() {
    var lead = capture();
    lead.awaitTask(TASK);
    remind(lead, TASK);
    team.join("inside-sales", BERLIN, two, three);
    team.leave(one);
    rerouting.reroute(one);
    lead.awaitTask(TASK);

    remind(lead, TASK);
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).reassignAt());
    lead.awaitTask(TASK);
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).escalateAt());
    lead.awaitTask(MANAGERS_TASK);

    assertThat(rows.given(lead.leadId(), TASK))
        .extracting(Given::cause)
        .containsExactly("routed", "released", "reassigned");
    assertThat(holders(lead, TASK)).doesNotHaveDuplicates();
    assertThat(rows.given(lead.leadId(), TASK).getFirst().breachedAt()).isNull();
  }

  @Test
  void managerWhoLeavesIsFollowedByAnotherAndAskedOnce() {
    var lead = capture();
    stall(lead);
    lead.awaitTask(MANAGERS_TASK);
    remind(lead, MANAGERS_TASK);
    team.join("managers", BERLIN, two);
    team.leave(manager);

    rerouting.reroute(manager);
    assertThat(released(lead)).isOne();

    lead.answer(MANAGERS_TASK, Map.of("outcome", "extend"));
    lead.answer(TASK, Answers.ACCEPTED);
    assertThat(holders(lead, MANAGERS_TASK)).containsExactly(manager, two);
    assertThat(rows.latest(lead.leadId(), MANAGERS_TASK).answeredAt()).isNotNull();
    assertThat(rows.steps(lead.leadId()))
        .extracting(FollowUpRows.Taken::step)
        .containsOnlyOnce("escalated");
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void whatAManagerWasAskedAboutStaysWithThem() {
    team.join("inside-sales", BERLIN, two);
    var lead = capture();
    stall(lead);
    var asked = lead.awaitTask(MANAGERS_TASK);
    var silent = rows.latest(lead.leadId(), TASK).username();
    team.leave(silent);

    rerouting.reroute(silent);
    assertThat(released(lead)).isZero();

    waterfall.complete(asked, Map.of("outcome", "extend"));
    lead.awaitTask(TASK);
    assertThat(rows.latest(lead.leadId(), TASK).username()).isIn(one, two).isNotEqualTo(silent);
  }

  @Test
  void backOfficeLeavesNoCorrectionBehind() {
    var lead = capture();
    lead.answer(TASK, Answers.rejected("bad-contact-data"));
    lead.awaitTask(Tasks.CORRECT_LEAD);
    team.join("marketing-operations", BERLIN, two);
    team.leave(office);

    rerouting.reroute(office);
    assertThat(released(lead)).isOne();

    lead.answer(Tasks.CORRECT_LEAD, Map.of("outcome", "corrected", "phone", "+1-555-0177"));
    lead.awaitTask(TASK);
    assertThat(holders(lead, Tasks.CORRECT_LEAD)).containsExactly(office, two);
  }

  @Test
  void whatWasReleasedWhenItsReleaserDiedIsTriedAgainAfterAPause() {
    var lead = capture();
    lead.awaitTask(TASK);
    team.join("inside-sales", BERLIN, two);
    team.leave(one);
    releaseAndDie(lead, "leaver", VirtualTime.now());

    rerouting.reroute(one);
    VirtualTime.settle();
    assertThat(rows.given(lead.leadId(), TASK)).hasSize(1);
    assertThat(replanning.replan(ReplanScope.ofLead(lead.leadId())).moved()).isZero();
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofMinutes(2)));
    rerouting.reroute(one);

    lead.awaitTask(TASK);
    assertThat(rows.given(lead.leadId(), TASK))
        .extracting(Given::cause)
        .containsExactly("routed", "released");
  }

  @Test
  void whatWaitsInAQueueGoesToWhoComesAndNoMoreThanTheyHaveRoomFor() {
    team.leave(one);
    VirtualTime.settle();
    var leads = IntStream.range(0, 3).mapToObj(i -> capture()).toList();
    leads.forEach(lead -> lead.awaitTask(TASK));
    assertThat(leads).allSatisfy(lead -> assertThat(holders(lead, TASK)).containsOnlyNulls());
    rerouting.reroute();
    assertThat(leads).allSatisfy(lead -> assertThat(released(lead)).isZero());

    team.join("inside-sales", BERLIN, two);
    team.limit(two, openTasks(two) + 2);
    rerouting.reroute();
    leads.stream().filter(lead -> released(lead) == 1).forEach(lead -> lead.awaitTask(TASK));
    rerouting.reroute();
    VirtualTime.settle();

    var waiting = leads.stream().filter(lead -> released(lead) == 0).toList();
    assertThat(waiting).hasSize(1);
    assertThat(rows.given(waiting.getFirst().leadId(), TASK)).hasSize(1);
    assertThat(leads)
        .filteredOn(lead -> !waiting.contains(lead))
        .allSatisfy(
            lead -> {
              assertThat(rows.latest(lead.leadId(), TASK).username()).isEqualTo(two);
              assertThat(rows.latest(lead.leadId(), TASK).cause()).isEqualTo("released");
              assertThat(rows.steps(lead.leadId())).isEmpty();
            });
  }

  @Test
  void whatIsTakenOutOfItsQueueInVainGoesOnWaiting() {
    team.leave(one);
    var lead = capture();
    lead.awaitTask(TASK);
    var waits = rows.latest(lead.leadId(), TASK);
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofMinutes(10)));
    releaseAndDie(lead, "queued", VirtualTime.now());
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofMinutes(2)));

    rerouting.reroute();

    lead.awaitTask(TASK);
    var still = rows.latest(lead.leadId(), TASK);
    assertThat(still.username()).isNull();
    assertThat(still.escalateAt()).isEqualTo(waits.escalateAt());
    assertThat(still.countedFrom()).isEqualTo(waits.countedFrom());
  }

  @Test
  void nextAttemptIsForAnotherWhenTheRepLeftBetweenTwo() {
    var lead = capture();
    lead.answer(TASK, Answers.ACCEPTED).answer("discovery-call", Map.of("result", "no-answer"));
    lead.awaitCompletedAgain("record-discovery-call");
    VirtualTime.settle();
    team.join("inside-sales", BERLIN, two);
    team.leave(one);

    rerouting.reroute(one);
    assertThat(released(lead)).isZero();
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofDays(7)));

    lead.awaitTask("discovery-call");
    assertThat(holders(lead, "discovery-call")).containsExactly(one, two);
    assertThat(rows.latest(lead.leadId(), "discovery-call").cause()).isEqualTo("attempt");
  }

  private LeadOnItsWay capture() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    captured.add(lead);
    return lead;
  }

  private void stall(LeadOnItsWay lead) {
    lead.awaitTask(TASK);
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).reassignAt());
    lead.awaitTask(TASK);
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).escalateAt());
  }

  private void remind(LeadOnItsWay lead, String task) {
    VirtualTime.moveTo(rows.latest(lead.leadId(), task).remindAt());
    lead.awaitCompletedAgain(task + "-reminded");
  }

  private List<String> holders(LeadOnItsWay lead, String task) {
    return rows.given(lead.leadId(), task).stream().map(Given::username).toList();
  }

  private int released(LeadOnItsWay lead) {
    return jdbc.sql(
            """
            select count(*) from assignment where lead_id = :leadId and released_at is not null
            """)
        .param("leadId", lead.leadId())
        .query(Integer.class)
        .single();
  }

  /** Some of it was never in the engine. */
  private void forgetWhatOtherTestsLeft() {
    jdbc.sql("update assignment set ended_at = assigned_at where ended_at is null").update();
  }

  private int openTasks(String username) {
    return jdbc.sql(
            "select count(*) from assignment where username = :username and ended_at is null")
        .param("username", username)
        .query(Integer.class)
        .single();
  }

  /** Leads that other tests left behind may have come to the rep too. */
  private int releasedFrom(String username) {
    return jdbc.sql(
            """
            select count(*) from assignment where username = :username and released_at is not null
            """)
        .param("username", username)
        .query(Integer.class)
        .single();
  }

  private void releaseAndDie(LeadOnItsWay lead, String because, Instant now) {
    jdbc.sql(
            """
            update assignment set released_at = :now, released_because = :because
            where lead_id = :leadId and ended_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("because", because)
        .param("leadId", lead.leadId())
        .update();
  }
}
