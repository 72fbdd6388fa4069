package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.calendar.PublicHolidays;
import io.sluice.local.test.EngineRecord;
import io.sluice.process.FollowUpRows.Given;
import io.sluice.process.FollowUpRows.Taken;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What becomes of a task that nobody answers, in virtual time: remind, reassign, remind, manager,
 * remind the manager, recycle; each step once, at its very instant.
 */
@ProcessTest
class FollowUpChainIT {

  private static final String MANAGERS_TASK = "resolve-stalled-follow-up";
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final String BERLIN = "Europe/Berlin";
  private static final String NEW_YORK = "America/New_York";

  @Autowired Waterfall waterfall;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;
  @Autowired PublicHolidays publicHolidays;

  private WallCalendar insideSales = WallCalendar.of(BERLIN);
  private WallCalendar sales = WallCalendar.of(NEW_YORK);
  private WallCalendar managers = WallCalendar.of(BERLIN);

  @BeforeEach
  void teams() {
    team.takeOver("inside-sales", BERLIN, "ch-sdr-1", "ch-sdr-2");
    team.takeOver("sales", NEW_YORK, "ch-ae-1", "ch-ae-2");
    team.takeOver("customer-success", BERLIN, "ch-csm-1", "ch-csm-2");
    team.takeOver("managers", BERLIN, "ch-manager");
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
  }

  @ParameterizedTest
  @EnumSource
  void silenceAcrossAWeekend(Chain chain) {
    startOnAFriday(chain);

    assertChain(chain);
  }

  /** From the day before the next public holiday that is no weekend. */
  @ParameterizedTest
  @EnumSource
  void silenceAcrossAHoliday(Chain chain) {
    team.keepHolidays(BERLIN, "DE", "ch-sdr-1", "ch-sdr-2", "ch-csm-1", "ch-csm-2");
    team.keepHolidays(NEW_YORK, "US", "ch-ae-1", "ch-ae-2");
    var zone = calendar(chain).zone();
    var from = LocalDate.ofInstant(VirtualTime.now(), zone).plusDays(2);
    var country = chain.team.equals("sales") ? "US" : "DE";
    var coming = publicHolidays.between(from, from.plusYears(2), country, null).keySet();
    var holiday =
        coming.stream()
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .findFirst()
            .orElseThrow();
    insideSales = insideSales.withHolidays(coming);
    sales = sales.withHolidays(coming);
    VirtualTime.moveTo(holiday.minusDays(1).atTime(chain.startsAt()).atZone(zone).toInstant());

    assertChain(chain);
  }

  /** The clocks are changed in the night to a Sunday. */
  @ParameterizedTest
  @EnumSource
  void silenceWhileTheClocksAreChanged(Chain chain) {
    var zone = calendar(chain).zone();
    var change = zone.getRules().nextTransition(VirtualTime.now().plus(Duration.ofDays(7)));
    var friday =
        change.getDateTimeBefore().toLocalDate().with(TemporalAdjusters.previous(DayOfWeek.FRIDAY));
    VirtualTime.moveTo(friday.atTime(chain.startsAt()).atZone(zone).toInstant());

    assertChain(chain);
  }

  /**
   * All of the team leave on Monday until Wednesday at noon, after the first was given the task.
   */
  @ParameterizedTest
  @EnumSource
  void silenceWhileTheRepIsAwayCountsNotForThem(Chain chain) {
    startOnAFriday(chain);
    var zone = calendar(chain).zone();
    var friday = LocalDate.ofInstant(VirtualTime.now(), zone);
    var from = friday.plusDays(3).atStartOfDay(zone).toInstant();
    var until = friday.plusDays(5).atTime(12, 0).atZone(zone).toInstant();
    for (var username :
        List.of("ch-ae-1", "ch-ae-2", "ch-sdr-1", "ch-sdr-2", "ch-csm-1", "ch-csm-2")) {
      this.team.sendAway(username, from, until);
    }
    insideSales = insideSales.withAbsence(from, until);
    sales = sales.withAbsence(from, until);

    assertChain(chain);
  }

  @Test
  void recordThatNobodyCorrectsIsRemindedOfAndGivenUp() {
    team.takeOver("marketing-operations", BERLIN, "ch-office");
    var office = WallCalendar.of(BERLIN);
    startOnAFriday(Chain.ACCEPT_LEAD);
    var lead = Chain.ACCEPT_LEAD.start(waterfall);
    lead.answer("accept-lead", Map.of("outcome", "rejected", "reasonCode", "bad-contact-data"));
    lead.awaitTask("correct-lead");
    var given = rows.latest(lead.leadId(), "correct-lead");

    assertThat(given.username()).isEqualTo("ch-office");
    assertThat(given.remindAt()).isEqualTo(office.after(given.assignedAt(), 240));
    assertThat(given.dueAt()).isEqualTo(office.after(given.assignedAt(), 480));
    assertThat(given.giveUpAt()).isEqualTo(office.after(given.assignedAt(), 1_440));
    var steps = new ArrayList<Taken>();
    remind(lead, given, steps);
    VirtualTime.moveTo(given.giveUpAt());
    steps.add(new Taken("given-up", "correct-lead", "ch-office", given.giveUpAt()));
    lead.awaitEnd();

    assertThat(rows.steps(lead.leadId())).containsExactlyElementsOf(steps);
    assertThat(rows.latest(lead.leadId(), "correct-lead").breachedAt()).isEqualTo(given.dueAt());
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-corrected");
  }

  private void assertChain(Chain chain) {
    var lead = chain.start(waterfall);
    var calendar = calendar(chain);
    var steps = new ArrayList<Taken>();
    lead.awaitTask(chain.task);
    var rep = rows.latest(lead.leadId(), chain.task);
    assertClocks(chain, rep, calendar, !chain.isReassigned());

    remind(lead, rep, steps);
    if (chain.isReassigned()) {
      VirtualTime.moveTo(rep.reassignAt());
      steps.add(new Taken("reassigned", chain.task, rep.username(), rep.reassignAt()));
      lead.awaitTask(chain.task);
      var next = rows.latest(lead.leadId(), chain.task);
      assertThat(next.cause()).isEqualTo("reassigned");
      assertThat(next.username()).isNotNull().isNotEqualTo(rep.username());
      assertClocks(chain, next, calendar, true);
      rep = next;
      remind(lead, rep, steps);
    }

    VirtualTime.moveTo(rep.escalateAt());
    steps.add(new Taken("escalated", chain.task, rep.username(), rep.escalateAt()));
    lead.awaitTask(MANAGERS_TASK);
    var manager = rows.latest(lead.leadId(), MANAGERS_TASK);
    assertThat(manager.username()).isEqualTo("ch-manager");
    assertThat(manager.remindAt())
        .isEqualTo(managers.after(manager.assignedAt(), chain.managerRemind));
    assertThat(manager.dueAt()).isEqualTo(managers.after(manager.assignedAt(), chain.managerDue));
    assertThat(manager.giveUpAt())
        .isEqualTo(managers.after(manager.assignedAt(), chain.managerGiveUp));
    remind(lead, manager, steps);

    VirtualTime.moveTo(manager.giveUpAt());
    steps.add(new Taken("given-up", MANAGERS_TASK, "ch-manager", manager.giveUpAt()));
    assertEnd(chain, lead, rep);

    assertThat(rows.steps(lead.leadId())).containsExactlyElementsOf(steps);
    assertBreaches(chain, lead);
    assertTimers(chain, lead);
  }

  private static void assertEnd(Chain chain, LeadOnItsWay lead, Given rep) {
    if (chain.isCare()) {
      lead.awaitCompleted(chain.task + "-phase");
      assertThat(lead.lastEvent().stage()).isEqualTo("customer");
      return;
    }
    lead.awaitEnd();
    assertThat(lead.lastEvent().stage()).isEqualTo("recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("follow-up-stalled");
    assertThat(lead.lastEvent().owner()).isEqualTo(rep.username());
  }

  private void assertClocks(Chain chain, Given rep, WallCalendar calendar, boolean last) {
    var start = rep.assignedAt();
    assertThat(rep.remindAt()).as("remind").isEqualTo(calendar.after(start, chain.remind));
    assertThat(rep.dueAt()).as("due").isEqualTo(calendar.after(start, chain.due));
    assertThat(rep.reassignAt())
        .as("reassign")
        .isEqualTo(last ? NEVER : calendar.after(start, chain.reassign));
    assertThat(rep.escalateAt())
        .as("escalate")
        .isEqualTo(last ? calendar.after(start, chain.escalate) : NEVER);
  }

  private static void remind(LeadOnItsWay lead, Given given, List<Taken> steps) {
    VirtualTime.moveTo(given.remindAt());
    lead.awaitCompletedAgain(given.task() + "-reminded");
    steps.add(new Taken("reminded", given.task(), given.username(), given.remindAt()));
  }

  private void assertBreaches(Chain chain, LeadOnItsWay lead) {
    for (var task : List.of(chain.task, MANAGERS_TASK)) {
      assertThat(rows.given(lead.leadId(), task))
          .isNotEmpty()
          .allSatisfy(
              given -> {
                assertThat(given.answeredAt()).isNull();
                assertThat(given.breachedAt()).isEqualTo(given.dueAt());
                assertThat(given.endedAt()).isNotNull();
              });
    }
  }

  /** Each timer was set for its instant; those that came due fired once, and not before. */
  private void assertTimers(Chain chain, LeadOnItsWay lead) {
    var reps = rows.given(lead.leadId(), chain.task);
    var manager = rows.latest(lead.leadId(), MANAGERS_TASK);
    assertThat(lead.records("TIMER", "CREATED"))
        .filteredOn(timer -> !target(timer).equals("attempt-due"))
        .filteredOn(timer -> target(timer).startsWith(chain.task) || isOfManager(timer))
        .extracting(FollowUpChainIT::target, FollowUpChainIT::dueAt)
        .containsExactlyInAnyOrderElementsOf(
            () -> {
              var timers = new ArrayList<Tuple>();
              for (var rep : reps) {
                timers.add(tuple(chain.task + "-reminder-due", rep.remindAt()));
                timers.add(tuple(chain.task + "-reassignment-due", rep.reassignAt()));
                timers.add(tuple(chain.task + "-escalation-due", rep.escalateAt()));
              }
              timers.add(tuple(MANAGERS_TASK + "-reminder-due", manager.remindAt()));
              timers.add(tuple(MANAGERS_TASK + "-reassignment-due", manager.reassignAt()));
              timers.add(tuple(MANAGERS_TASK + "-give-up-due", manager.giveUpAt()));
              return timers.iterator();
            });
    assertThat(lead.records("TIMER", "TRIGGERED"))
        .filteredOn(timer -> target(timer).startsWith(chain.task) || isOfManager(timer))
        .hasSize(reps.size() * 2 + 2)
        .allSatisfy(timer -> assertThat(timer.timestamp()).isAfterOrEqualTo(dueAt(timer)));
  }

  private static boolean isOfManager(EngineRecord timer) {
    return target(timer).startsWith(MANAGERS_TASK);
  }

  private static String target(EngineRecord timer) {
    return timer.text("targetElementId");
  }

  private static Instant dueAt(EngineRecord timer) {
    return Instant.ofEpochMilli(timer.number("dueDate"));
  }

  private void startOnAFriday(Chain chain) {
    VirtualTime.moveToNext(DayOfWeek.FRIDAY, chain.startsAt(), calendar(chain).zone());
  }

  private WallCalendar calendar(Chain chain) {
    return chain.team.equals("sales") ? sales : insideSales;
  }
}
