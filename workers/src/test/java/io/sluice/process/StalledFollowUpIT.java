package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.test.EngineRecord;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How a task goes on that nobody has answered, when somebody does at last. */
@ProcessTest
class StalledFollowUpIT {

  private static final String BERLIN = "Europe/Berlin";
  private static final String TASK = "accept-lead";
  private static final String MANAGERS_TASK = "resolve-stalled-follow-up";

  @Autowired Waterfall waterfall;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;

  @BeforeEach
  void mondayMorning() {
    team.takeOver("inside-sales", BERLIN, "st-1", "st-2");
    team.takeOver("sales", BERLIN, "st-seller-1", "st-seller-2");
    team.takeOver("managers", BERLIN, "st-manager");
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of(BERLIN));
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
  }

  @Test
  void repWhoAnswersLateLeavesNoManagersTaskBehind() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var task = stall(lead);
    lead.awaitTask(MANAGERS_TASK);

    waterfall.complete(task, Map.of("outcome", "accepted"));
    lead.awaitTask("discovery-call");

    assertThat(tasks(lead, MANAGERS_TASK, "CANCELED")).hasSize(1);
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal");
    var manager = rows.latest(lead.leadId(), MANAGERS_TASK);
    assertThat(manager.endedAt()).isNotNull();
    assertThat(manager.answeredAt()).isNull();
    var rep = rows.latest(lead.leadId(), TASK);
    assertThat(rep.breachedAt()).isEqualTo(rep.dueAt());
    assertThat(rep.answeredAt()).isAfter(rep.dueAt());
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void managerAssignsTheLeadToANamedRep() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var silent = stall(lead).text("assignee");
    var named = silent.equals("st-1") ? "st-2" : "st-1";
    lead.answer(MANAGERS_TASK, Map.of("outcome", "assign", "assignTo", named));

    var task = lead.awaitTask(TASK);
    assertThat(task.text("assignee")).isEqualTo(named);
    assertThat(rows.latest(lead.leadId(), TASK).cause()).isEqualTo("assigned");
    assertThat(tasks(lead, TASK, "CANCELED")).hasSize(2);

    waterfall.complete(task, Map.of("outcome", "accepted"));
    lead.awaitTask("discovery-call");
    assertThat(lead.lastEvent().stage()).isEqualTo("tal");
    assertThat(lead.lastEvent().owner()).isEqualTo(named);
  }

  /** The extended time is a chain of its own, at whose end the manager may not extend again. */
  @Test
  void managerGivesTheSameRepMoreTimeOnce() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var silent = stall(lead).text("assignee");
    lead.answer(MANAGERS_TASK, Map.of("outcome", "extend", "note", "Back at noon"));

    assertThat(lead.awaitTask(TASK).text("assignee")).isEqualTo(silent);
    assertThat(rows.latest(lead.leadId(), TASK).cause()).isEqualTo("extended");
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).reassignAt());
    lead.awaitTask(TASK);
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).escalateAt());
    lead.answer(MANAGERS_TASK, Map.of("outcome", "extend"));

    assertThat(lead.awaitIncident().text("errorMessage"))
        .isEqualTo(
            "This cannot be decided about 'accept-lead': set the variable outcome in Operate to one of assign, recycled, disqualified, and retry.");
  }

  @Test
  void managerRecyclesTheLead() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    stall(lead);
    lead.answer(
            MANAGERS_TASK,
            Map.of("outcome", "recycled", "reasonCode", "no-capacity", "note", "All at the fair"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("no-capacity");
    assertThat(tasks(lead, TASK, "CANCELED")).hasSize(2);
    assertThat(rows.latest(lead.leadId(), MANAGERS_TASK).answeredAt()).isNotNull();
  }

  @Test
  void managerDisqualifiesTheLead() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    stall(lead);
    lead.answer(MANAGERS_TASK, Map.of("outcome", "disqualified", "reasonCode", "no-need"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "disqualified");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("no-need");
  }

  @Test
  void managerDisqualifiesAStalledHandoff() {
    var lead = Chain.ACCEPT_HANDOFF.start(waterfall);
    for (var had = 1; had <= 2; had++) {
      lead.awaitTask("accept-handoff");
      VirtualTime.moveTo(rows.latest(lead.leadId(), "accept-handoff").remindAt());
      lead.awaitCompletedAgain("accept-handoff-reminded");
      var given = rows.latest(lead.leadId(), "accept-handoff");
      VirtualTime.moveTo(had == 1 ? given.reassignAt() : given.escalateAt());
    }
    lead.answer(MANAGERS_TASK, Map.of("outcome", "disqualified", "reasonCode", "no-fit"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "tgl", "disqualified");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("no-fit");
  }

  /** As shipped, an opportunity stays with its seller until the manager decides. */
  @ParameterizedTest
  @EnumSource(names = {"QUALIFY_OPPORTUNITY", "CLOSE_OPPORTUNITY"})
  void policyThatPermitsItReassignsAnOpportunity(Chain chain) {
    waterfall.deployPolicy(policy -> permittingReassignmentOf(chain, policy));
    try {
      var lead = chain.start(waterfall);
      var silent = lead.awaitTask(chain.task).text("assignee");
      VirtualTime.moveTo(rows.latest(lead.leadId(), chain.task).reassignAt());

      assertThat(lead.awaitTask(chain.task).text("assignee")).isNotEqualTo(silent).isNotEmpty();
      assertThat(rows.latest(lead.leadId(), chain.task).cause()).isEqualTo("reassigned");
    } finally {
      waterfall.deployPolicy(UnaryOperator.identity());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"QUALIFY_OPPORTUNITY", "CLOSE_OPPORTUNITY"})
  void managerGivesTheSellerOfAStaleOpportunityMoreTime(Chain chain) {
    var lead = chain.start(waterfall);
    var seller = lead.awaitTask(chain.task).text("assignee");
    VirtualTime.moveTo(rows.latest(lead.leadId(), chain.task).remindAt());
    lead.awaitCompletedAgain(chain.task + "-reminded");
    VirtualTime.moveTo(rows.latest(lead.leadId(), chain.task).escalateAt());
    lead.answer(MANAGERS_TASK, Map.of("outcome", "extend"));

    assertThat(lead.awaitTask(chain.task).text("assignee")).isEqualTo(seller);
    assertThat(rows.latest(lead.leadId(), chain.task).cause()).isEqualTo("extended");
  }

  /** The cells of the row: remind, due, reassign, reassignments. */
  private static String permittingReassignmentOf(Chain chain, String policy) {
    return policy.replaceFirst(
        "(?s)(\"%s\"</text>.*?out-5\">\\s*<text>)null(</text>.*?<text>)0".formatted(chain.task),
        "$1480$21");
  }

  @Test
  void managersFormOffersWhoCanTakeItAndTellsWhoDidNot() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    stall(lead);
    lead.awaitTask(MANAGERS_TASK);

    assertThat(value(lead, "reps")).contains("\"value\":\"st-1\"", "\"label\":\"ST-1 (");
    assertThat(value(lead, "choices")).contains("assign", "extend", "recycled", "disqualified");
    assertThat(value(lead, "brief"))
        .containsPattern(
            "Accept lead: ST-\\d since Mon \\d+ \\w{3} 10:\\d\\d, reminded 12:\\d\\d;"
                + " reassigned to ST-\\d Thu \\d+ \\w{3} 10:\\d\\d, reminded 12:\\d\\d; no answer");
  }

  /** Nobody answers until the manager is asked; returns the task of the second rep. */
  private EngineRecord stall(LeadOnItsWay lead) {
    lead.awaitTask(TASK);
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).remindAt());
    lead.awaitCompletedAgain(TASK + "-reminded");
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).reassignAt());
    var task = lead.awaitTask(TASK);
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).remindAt());
    lead.awaitCompletedAgain(TASK + "-reminded");
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).escalateAt());
    return task;
  }

  private static List<EngineRecord> tasks(LeadOnItsWay lead, String elementId, String intent) {
    return lead.records("USER_TASK", intent).stream()
        .filter(task -> task.elementId().equals(elementId))
        .toList();
  }

  private static String value(LeadOnItsWay lead, String variable) {
    return lead.records("VARIABLE", "UPDATED").stream()
        .filter(found -> found.text("name").equals(variable))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .text("value");
  }
}
