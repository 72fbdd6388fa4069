package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Models;
import io.sluice.bpmn.Tasks;
import io.sluice.local.test.EngineRecord;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A lead that waits, wherever it does, is taken to the next version of all its models, and goes on
 * to the end as if nothing had happened: its tasks keep their keys, what is due comes once, and
 * what has been does not come again.
 */
@ProcessTest
class MigrationIT {

  private static final String BERLIN = "Europe/Berlin";
  private static final String MANAGERS_TASK = Tasks.RESOLVE_STALLED_FOLLOW_UP;
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final List<String> TO_CUSTOMER =
      List.of("inquiry", "aql", "tal", "tql", "sal", "sql", "won", "customer");

  @Autowired Waterfall waterfall;
  @Autowired NextVersion nextVersion;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;

  @BeforeEach
  void mondayMorning() {
    team.takeOver("inside-sales", BERLIN, "mi-sdr-1", "mi-sdr-2");
    team.takeOver("sales", BERLIN, "mi-ae-1", "mi-ae-2");
    team.takeOver("managers", BERLIN, "mi-manager");
    team.takeOver("marketing-operations", BERLIN, "mi-office");
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of(BERLIN));
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
  }

  static Stream<String> tasksOfReps() {
    return Answers.HAPPY_PATH.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("tasksOfReps")
  void taskOfARepStaysTheSameUnderItsClocks(String task) {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    walkTo(lead, task);
    var open = lead.awaitTask(task);

    assertThat(nextVersion.migrate(lead)).startsWith(Models.LEAD_LIFECYCLE).hasSizeGreaterThan(1);
    remind(lead, task);
    nextVersion.migrate(lead);

    assertKept(lead, open);
    waterfall.complete(open, Answers.HAPPY_PATH.get(task));
    goOnAfter(lead, task);
    assertThat(steps(lead)).containsExactly("reminded " + task);
    assertThat(lead.stages()).isEqualTo(TO_CUSTOMER);
  }

  @ParameterizedTest
  @MethodSource("tasksOfReps")
  void managerWhoWasAskedDecidesOnceAndTheRepGoesOn(String task) {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    walkTo(lead, task);
    var silent = stall(lead, task);
    var asked = lead.awaitTask(MANAGERS_TASK);

    assertThat(nextVersion.migrate(lead)).contains("stalled-follow-up");
    remind(lead, MANAGERS_TASK);
    nextVersion.migrate(lead);

    assertKept(lead, asked);
    assertThat(tasks(lead, silent.elementId(), "CANCELED")).doesNotContain(silent.key());
    waterfall.complete(asked, Map.of("outcome", "extend"));
    goOnBefore(lead, task);
    assertThat(rows.steps(lead.leadId())).doesNotHaveDuplicates();
    assertThat(steps(lead)).endsWith("escalated " + task, "reminded " + MANAGERS_TASK);
    assertThat(lead.stages()).isEqualTo(TO_CUSTOMER);
  }

  @Test
  void repWhoAnswersAfterAllTakesTheManagersTaskAway() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var silent = stall(lead, "accept-lead");
    var asked = lead.awaitTask(MANAGERS_TASK);

    nextVersion.migrate(lead);

    waterfall.complete(silent, Answers.ACCEPTED);
    goOnAfter(lead, "accept-lead");
    assertThat(tasks(lead, MANAGERS_TASK, "CANCELED")).containsExactly(asked.key());
    assertThat(lead.stages()).isEqualTo(TO_CUSTOMER);
  }

  @Test
  void silenceTakesItsCourseThroughAsManyVersionsAsItHasSteps() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");
    nextVersion.migrate(lead);
    remind(lead, "accept-lead");
    nextVersion.migrate(lead);
    VirtualTime.moveTo(rows.latest(lead.leadId(), "accept-lead").reassignAt());
    lead.awaitTask("accept-lead");
    nextVersion.migrate(lead);
    remind(lead, "accept-lead");
    nextVersion.migrate(lead);
    VirtualTime.moveTo(rows.latest(lead.leadId(), "accept-lead").escalateAt());
    lead.awaitTask(MANAGERS_TASK);
    nextVersion.migrate(lead);
    remind(lead, MANAGERS_TASK);
    nextVersion.migrate(lead);
    VirtualTime.moveTo(rows.latest(lead.leadId(), MANAGERS_TASK).giveUpAt());
    lead.awaitEnd();

    assertThat(steps(lead))
        .containsExactly(
            "reminded accept-lead",
            "reassigned accept-lead",
            "reminded accept-lead",
            "escalated accept-lead",
            "reminded " + MANAGERS_TASK,
            "given-up " + MANAGERS_TASK);
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "recycled");
  }

  @Test
  void nextAttemptComesWhenItIsDue() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    walkTo(lead, "discovery-call");
    lead.answer("discovery-call", Map.of("result", "no-answer"));
    lead.awaitCompletedAgain("record-discovery-call");

    nextVersion.migrate(lead);

    assertThat(lead.openTasks()).isEmpty();
    VirtualTime.moveTo(dueAt(lead, "attempt-due"));
    goOnBefore(lead, "discovery-call");
    assertThat(tasks(lead, "discovery-call", "CREATED")).hasSize(2);
    assertThat(lead.stages()).isEqualTo(TO_CUSTOMER);
  }

  @Test
  void recordIsCorrectedAndTheLeadComesBackToItsGate() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Answers.rejected("bad-contact-data"));
    var open = lead.awaitTask(Tasks.CORRECT_LEAD);

    assertThat(nextVersion.migrate(lead)).contains("lead-correction");
    remind(lead, Tasks.CORRECT_LEAD);
    nextVersion.migrate(lead);

    assertKept(lead, open);
    waterfall.complete(open, Map.of("outcome", "corrected", "phone", "+1-555-0177"));
    goOnBefore(lead, "accept-lead");
    assertThat(steps(lead)).containsExactly("reminded correct-lead");
    assertThat(lead.stages())
        .containsExactly(
            "inquiry", "aql", "rejected", "tal", "tql", "sal", "sql", "won", "customer");
  }

  @Test
  void customerIsTakenAlongWhereverTheyWait() {
    team.takeOver("customer-success", BERLIN, "mi-csm-1", "mi-csm-2");
    var customer = Chain.TAKE_OVER_CUSTOMER.start(waterfall);
    var handover = customer.awaitTask(Tasks.TAKE_OVER_CUSTOMER);
    assertThat(nextVersion.migrate(customer)).contains(Models.CUSTOMER_SUCCESS);
    remind(customer, Tasks.TAKE_OVER_CUSTOMER);
    assertKept(customer, handover);
    waterfall.complete(handover, Map.of("outcome", "taken-over", "goal", "calm"));
    customer.awaitCompletedAgain("plan-check");
    nextVersion.migrate(customer);
    VirtualTime.moveTo(dueAt(customer, "check-due"));
    var check = customer.awaitTask(Tasks.CHECK_ONBOARDING);
    nextVersion.migrate(customer);
    waterfall.complete(check, Map.of("outcome", "on-track"));
    customer.awaitCompletedAgain("plan-review");
    nextVersion.migrate(customer);
    waterfall.ask(customer);
    var review = customer.awaitTask(Tasks.REVIEW_EXPANSION);
    nextVersion.migrate(customer);
    waterfall.complete(review, Answers.EXPAND);
    customer.awaitEnd();

    assertThat(customer.lastEvent().stage()).isEqualTo("expanded");
    assertThat(steps(customer)).containsExactly("reminded " + Tasks.TAKE_OVER_CUSTOMER);
  }

  @Test
  void leadIsWithdrawnFromTheVersionThatItWasTakenTo() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");

    nextVersion.migrate(lead);

    waterfall.withdraw(lead, "opt-out");
    lead.awaitEnd();
    assertThat(lead.openTasks()).isEmpty();
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "withdrawn");
  }

  /** An entry is no lead yet; the worker that makes it one is the application's. */
  @Test
  void entryThatWasRefusedIsCorrectedByTheManagersADayLater() {
    try (var ignored =
        waterfall
            .camunda()
            .newWorker()
            .jobType(JobTypes.CAPTURE_LEAD)
            .handler(MigrationIT::enter)
            .open()) {
      var entry = new LeadOnItsWay(waterfall, null, enterNothing());
      var open = entry.awaitTask("correct-entry");

      nextVersion.migrate(entry);

      assertKept(entry, open);
      VirtualTime.moveTo(dueAt(entry, "correction-overdue"));
      var overdue = entry.awaitTask("correct-entry");
      nextVersion.migrate(entry);
      assertThat(tasks(entry, "correct-entry", "CREATED"))
          .containsExactly(open.key(), overdue.key());
      waterfall.complete(
          overdue, Map.of("outcome", "corrected", "email", "dana@northwind.example"));
      entry.awaitEnd();
      assertThat(entry.completed("lead-captured")).isOne();
    }
  }

  private static void walkTo(LeadOnItsWay lead, String task) {
    Answers.HAPPY_PATH.entrySet().stream()
        .takeWhile(step -> !step.getKey().equals(task))
        .forEach(step -> lead.answer(step.getKey(), step.getValue()));
  }

  private static void goOnBefore(LeadOnItsWay lead, String task) {
    lead.answer(task, Answers.HAPPY_PATH.get(task));
    goOnAfter(lead, task);
  }

  private static void goOnAfter(LeadOnItsWay lead, String task) {
    Answers.HAPPY_PATH.entrySet().stream()
        .dropWhile(step -> !step.getKey().equals(task))
        .skip(1)
        .forEach(step -> lead.answer(step.getKey(), step.getValue()));
    lead.awaitEnd();
  }

  /** Whoever has the task is reminded of it, and that once. */
  private void remind(LeadOnItsWay lead, String task) {
    var before = lead.completed(task + "-reminded");
    VirtualTime.moveTo(rows.latest(lead.leadId(), task).remindAt());
    lead.awaitCompletedAgain(task + "-reminded");
    VirtualTime.settle();
    assertThat(lead.completed(task + "-reminded")).isEqualTo(before + 1);
  }

  /** Nobody answers until a manager is asked; returns the task that is open still. */
  private EngineRecord stall(LeadOnItsWay lead, String task) {
    var open = lead.awaitTask(task);
    remind(lead, task);
    if (rows.latest(lead.leadId(), task).reassignAt().isBefore(NEVER)) {
      VirtualTime.moveTo(rows.latest(lead.leadId(), task).reassignAt());
      open = lead.awaitTask(task);
      remind(lead, task);
    }
    VirtualTime.moveTo(rows.latest(lead.leadId(), task).escalateAt());
    return open;
  }

  /** It is the only one of its kind and open, by the key that it had. */
  private static void assertKept(LeadOnItsWay lead, EngineRecord task) {
    assertThat(tasks(lead, task.elementId(), "MIGRATED")).contains(task.key());
    assertThat(tasks(lead, task.elementId(), "CREATED")).containsExactly(task.key());
    assertThat(tasks(lead, task.elementId(), "CANCELED")).isEmpty();
  }

  private List<String> steps(LeadOnItsWay lead) {
    return rows.steps(lead.leadId()).stream()
        .map(taken -> taken.step() + " " + taken.task())
        .toList();
  }

  private static List<Long> tasks(LeadOnItsWay lead, String elementId, String intent) {
    return lead.records("USER_TASK", intent).stream()
        .filter(task -> task.elementId().equals(elementId))
        .map(EngineRecord::key)
        .toList();
  }

  private static Instant dueAt(LeadOnItsWay lead, String timer) {
    return lead.records("TIMER", "CREATED").stream()
        .filter(found -> found.text("targetElementId").equals(timer))
        .map(found -> Instant.ofEpochMilli(found.number("dueDate")))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private long enterNothing() {
    return waterfall
        .camunda()
        .newCreateInstanceCommand()
        .bpmnProcessId("capture-lead")
        .latestVersion()
        .variables(Map.of("entry", "sales", "enteredBy", "mi-ae-1"))
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static void enter(JobClient client, ActivatedJob job) {
    if (job.getVariablesAsMap().get("email") == null) {
      client.newThrowErrorCommand(job).errorCode(Models.LEAD_REFUSED).send().join();
    } else {
      client.newCompleteCommand(job).send().join();
    }
  }
}
