package io.sluice.process;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.decision.Decisions;
import io.sluice.lead.LeadRegister;
import io.sluice.process.FollowUpRows.Taken;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A thousand tasks, held in three time zones, while time goes past all their deadlines: some are
 * answered sooner or later, most never. What is done about them is what a slow and obvious oracle
 * says, and once.
 *
 * <p>The system property {@code sluice.test.leads} makes it fewer. It comes last, for what it
 * leaves in the engine's records is long to read.
 */
@ProcessTest
@Order(Integer.MAX_VALUE)
class ThousandTasksIT {

  private static final int LEADS = Integer.getInteger("sluice.test.leads", 1_000);
  private static final String SPEED_CLASS = "4-h";
  private static final Duration STEP = Duration.ofMinutes(130);
  private static final Duration AT_MOST = Duration.ofDays(30);
  private static final Duration AFTERWARDS = Duration.ofDays(2);

  /** So near to a deadline it would be chance whether an answer comes before or after it. */
  private static final Duration TOO_NEAR = Duration.ofMinutes(5);

  /** Reminder, reassignment, reminder, manager, manager's reminder; then it is given up. */
  private static final int LAST_CHANCE = 5;

  private static final int ANSWERED_OF_TEN = 4;

  @Autowired Waterfall waterfall;
  @Autowired SampleTeam team;
  @Autowired LeadRegister register;
  @Autowired Decisions decisions;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired LoggingSystem logging;

  private final Map<String, WallCalendar> calendars = WorldwideTeams.calendars();
  private final SteppedClock clock = new SteppedClock();
  private FollowUpJournal journal;
  private FollowUpOracle oracle;
  private FollowUpLedger ledger;

  @BeforeEach
  void teams() {
    logging.setLogLevel("io.sluice.followup", LogLevel.WARN);
    WorldwideTeams.takeOver(team);
    oracle = new FollowUpOracle(decisions, SPEED_CLASS, calendars);
    ledger = new FollowUpLedger(jdbc);
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of(WorldwideTeams.BERLIN));
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
    logging.setLogLevel("io.sluice.followup", null);
  }

  @Test
  void whatIsDoneAboutAThousandTasksIsWhatTheOracleSaysAndOnce() {
    var leads = IntStream.range(0, LEADS).mapToObj(number -> register()).toList();
    journal = new FollowUpJournal(leads);
    InFlight.each(leads, this::start);
    journal.awaitSettled();
    assertThat(journal.openTasks()).hasSize(LEADS);
    var patience = patience(leads);

    answer(patience);
    goOnUntilAllHaveEnded(patience);

    assertThat(journal.incidents()).isEmpty();
    assertThat(journal.fired()).noneMatch(timer -> timer.activatedAt().isBefore(timer.dueAt()));
    assertThat(perZone(leads)).hasSize(3);
    assertThat(perPatience()).containsOnlyKeys(0, 1, 2, 3, 4, LAST_CHANCE);
    assertDone(leads);
    print(leads, assertCounts(leads));
  }

  private UUID register() {
    return transaction
        .execute(status -> register.register(SampleSubmissions.idealAndWarm()))
        .leadId();
  }

  private void start(UUID leadId) {
    waterfall
        .camunda()
        .newCreateInstanceCommand()
        .bpmnProcessId("inside-sales")
        .latestVersion()
        .variables(Map.of("leadId", leadId, "cycle", 1, "speedClass", SPEED_CLASS, "priority", 60))
        .send()
        .join();
  }

  /** After how many steps about it each lead is answered that is answered at all. */
  private static Map<UUID, Integer> patience(List<UUID> leads) {
    var random = new Random(3);
    var patience = new HashMap<UUID, Integer>();
    for (var lead : leads) {
      if (random.nextInt(10) < ANSWERED_OF_TEN) {
        patience.put(lead, random.nextInt(LAST_CHANCE + 1));
      }
    }
    return patience;
  }

  private void goOnUntilAllHaveEnded(Map<UUID, Integer> patience) {
    var deadline = VirtualTime.now().plus(AT_MOST);
    while (journal.ended().size() < LEADS) {
      assertThat(VirtualTime.now()).as("by then all should have ended").isBefore(deadline);
      clock.step(STEP);
      journal.awaitSettled();
      answer(patience);
    }
    var end = VirtualTime.now().plus(AFTERWARDS);
    while (VirtualTime.now().isBefore(end)) {
      clock.step(STEP);
      journal.awaitSettled();
    }
  }

  private void answer(Map<UUID, Integer> patience) {
    ledger.read();
    var now = VirtualTime.now();
    var answered =
        journal.openTasks().entrySet().stream()
            .filter(open -> patience.containsKey(open.getKey()))
            .filter(open -> isRunOut(patience.get(open.getKey()), open.getKey(), now))
            .map(Map.Entry::getValue)
            .toList();
    if (!answered.isEmpty()) {
      InFlight.each(
          answered, task -> waterfall.complete(task, Answers.rejected("below-lead-level")));
      journal.awaitSettled();
    }
  }

  private boolean isRunOut(int patience, UUID leadId, Instant now) {
    var steps = oracle.steps(ledger.tasks(leadId)).stream().map(Taken::plannedAt).toList();
    return steps.stream().filter(step -> step.isBefore(now)).count() >= patience
        && steps.stream().noneMatch(step -> isNear(step, now));
  }

  private static boolean isNear(Instant step, Instant now) {
    return Duration.between(step, now).abs().compareTo(TOO_NEAR) < 0;
  }

  private void assertDone(List<UUID> leads) {
    ledger.read();
    for (var lead : leads) {
      var expected = expected(lead);
      var story = "lead %s, answered %s".formatted(lead, journal.answers().get(lead));
      assertThat(ledger.steps(lead)).as(story).containsExactlyElementsOf(expected);
      assertThat(journal.steps(lead)).as(story).containsExactlyElementsOf(names(expected));
      assertThat(ledger.tasks(lead)).as(story).hasSize(1 + handovers(expected));
      assertThat(journal.outcome(lead))
          .as(story)
          .isEqualTo(journal.answers().containsKey(lead) ? "\"rejected\"" : "\"recycled\"");
    }
  }

  /** What was to come before it was answered. */
  private List<Taken> expected(UUID leadId) {
    var answeredAt = journal.answers().getOrDefault(leadId, Instant.MAX);
    return oracle.steps(ledger.tasks(leadId)).stream()
        .filter(step -> step.plannedAt().isBefore(answeredAt))
        .toList();
  }

  private static int handovers(List<Taken> steps) {
    return (int)
        steps.stream()
            .filter(step -> List.of("reassigned", "escalated").contains(step.step()))
            .count();
  }

  private static List<String> names(List<Taken> steps) {
    return steps.stream().map(step -> step.step() + " " + step.task()).toList();
  }

  private Map<String, Long> assertCounts(List<UUID> leads) {
    var expected = count(leads, lead -> names(expected(lead)));
    assertThat(count(leads, lead -> names(ledger.steps(lead)))).isEqualTo(expected);
    assertThat(count(leads, journal::steps)).isEqualTo(expected);
    return expected;
  }

  private static Map<String, Long> count(List<UUID> leads, Function<UUID, List<String>> steps) {
    return leads.stream()
        .flatMap(lead -> steps.apply(lead).stream())
        .collect(groupingBy(step -> step, TreeMap::new, counting()));
  }

  private void print(List<UUID> leads, Map<String, Long> counts) {
    System.out.printf(
        """
        %d tasks in %s, %d never answered, the others after so many steps: %s
        Oracle, PostgreSQL and engine: %s
        %s
        """,
        leads.size(),
        perZone(leads),
        leads.size() - journal.answers().size(),
        perPatience(),
        counts,
        Lateness.of(journal.fired(), clock));
  }

  private Map<ZoneId, Long> perZone(List<UUID> leads) {
    return leads.stream()
        .map(lead -> calendars.get(ledger.tasks(lead).getFirst().username()).zone())
        .collect(groupingBy(zone -> zone, counting()));
  }

  private Map<Integer, Long> perPatience() {
    return journal.answers().keySet().stream()
        .collect(groupingBy(lead -> expected(lead).size(), TreeMap::new, counting()));
  }
}
