package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A lead that waits, wherever it does, goes on by the next version of its models when it is
 * migrated as Operate does it: every element to the one of the same id.
 */
@ProcessTest
class MigrationTest {

  private static final String BERLIN = "Europe/Berlin";
  private static final String MANAGERS_TASK = "resolve-stalled-follow-up";

  @Autowired Waterfall waterfall;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;

  @BeforeEach
  void mondayMorning() {
    team.takeOver("inside-sales", BERLIN, "mi-1", "mi-2");
    team.takeOver("sales", BERLIN, "mi-ae");
    team.takeOver("managers", BERLIN, "mi-manager");
    team.takeOver("marketing-operations", BERLIN, "mi-office");
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of(BERLIN));
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCEPT_HAND_RAISER")
  void taskOfARepKeepsItsKeyAndItsClocks(Chain chain) {
    var lead = chain.start(waterfall);
    var task = lead.awaitTask(chain.task);

    migrate(lead);

    VirtualTime.moveTo(rows.latest(lead.leadId(), chain.task).remindAt());
    lead.awaitCompletedAgain(chain.task + "-reminded");
    waterfall.complete(task, Answers.HAPPY_PATH.get(chain.task));
    lead.awaitCompleted(chain.task + "-phase");
    assertOnce(lead, chain.task);
  }

  @Test
  void reminderThatWasGivenIsNotGivenAgainAndTheNextRepComesInTime() {
    var lead = Chain.ACCEPT_LEAD.start(waterfall);
    lead.awaitTask("accept-lead");
    var given = rows.latest(lead.leadId(), "accept-lead");
    VirtualTime.moveTo(given.remindAt());
    lead.awaitCompletedAgain("accept-lead-reminded");

    migrate(lead);

    VirtualTime.moveTo(given.reassignAt());
    lead.awaitTask("accept-lead");
    assertThat(lead.completed("accept-lead-reminded")).isOne();
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void nextAttemptComesWhenItIsDue() {
    var lead = Chain.DISCOVERY_CALL.start(waterfall);
    var task = lead.awaitTask("discovery-call");
    var mark = TestStack.shared().records().size();
    waterfall.complete(task, Map.of("result", "no-answer"));
    var dueAt =
        TestStack.shared()
            .records()
            .await(
                mark,
                found ->
                    found.is("TIMER", "CREATED")
                        && found.text("targetElementId").equals("attempt-due")
                        && lead.instances().contains(found.processInstanceKey()),
                Waterfall.PATIENCE)
            .number("dueDate");

    migrate(lead);

    VirtualTime.moveTo(Instant.ofEpochMilli(dueAt));
    lead.awaitTask("discovery-call");
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void managerDecidesOnceForAll() {
    var lead = Chain.ACCEPT_LEAD.start(waterfall);
    lead.awaitTask("accept-lead");
    VirtualTime.moveTo(rows.latest(lead.leadId(), "accept-lead").reassignAt());
    lead.awaitTask("accept-lead");
    VirtualTime.moveTo(rows.latest(lead.leadId(), "accept-lead").escalateAt());
    var task = lead.awaitTask(MANAGERS_TASK);

    migrate(lead);

    waterfall.complete(task, Map.of("outcome", "recycled", "reasonCode", "not-now"));
    lead.awaitEnd();
    assertOnce(lead, MANAGERS_TASK);
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-now");
  }

  @Test
  void recordIsCorrectedAndComesBackToTheRep() {
    var lead = Chain.ACCEPT_LEAD.start(waterfall);
    lead.answer("accept-lead", Answers.rejected("incomplete-record"));
    var task = lead.awaitTask("correct-lead");

    migrate(lead);

    waterfall.complete(task, Map.of("outcome", "corrected", "phone", "+1-555-0199"));
    lead.awaitTask("accept-lead");
    assertOnce(lead, "correct-lead");
  }

  /** Deploys a next version of every model that the lead is in, and takes the lead there. */
  private void migrate(LeadOnItsWay lead) {
    VirtualTime.settle();
    var running = running(lead);
    assertThat(running).hasSizeGreaterThan(1);
    for (var instance : running) {
      var command =
          waterfall
              .camunda()
              .newMigrateProcessInstanceCommand(instance.processInstanceKey())
              .migrationPlan(waterfall.deployNextVersion(instance.bpmnProcessId()));
      var elements = elements(instance.bpmnProcessId());
      var mapped = command.addMappingInstruction(elements.getFirst(), elements.getFirst());
      for (var element : elements.subList(1, elements.size())) {
        mapped = mapped.addMappingInstruction(element, element);
      }
      mapped.send().join();
    }
    assertThat(running(lead)).hasSameSizeAs(running);
  }

  private static List<EngineRecord> running(LeadOnItsWay lead) {
    var ended =
        Stream.of("ELEMENT_COMPLETED", "ELEMENT_TERMINATED")
            .flatMap(intent -> lead.records("PROCESS_INSTANCE", intent).stream())
            .map(EngineRecord::key)
            .toList();
    return lead.records("PROCESS_INSTANCE", "ELEMENT_ACTIVATED").stream()
        .filter(found -> found.key() == found.processInstanceKey())
        .filter(found -> !ended.contains(found.key()))
        .toList();
  }

  /** Where a token may wait, and the events that wait there for something. */
  private static List<String> elements(String process) {
    var model =
        Bpmn.readModelFromStream(
            MigrationTest.class.getResourceAsStream("/models/processes/" + process + ".bpmn"));
    return model.getModelElementsByType(FlowNode.class).stream()
        .filter(
            node ->
                node instanceof Activity
                    || node instanceof BoundaryEvent
                    || node instanceof IntermediateCatchEvent
                    || isStartOfEventSubProcess(node))
        .map(FlowNode::getId)
        .toList();
  }

  private static boolean isStartOfEventSubProcess(FlowNode node) {
    return node instanceof StartEvent
        && node.getParentElement() instanceof SubProcess parent
        && parent.triggeredByEvent();
  }

  private static void assertOnce(LeadOnItsWay lead, String task) {
    assertThat(lead.records("USER_TASK", "CREATED"))
        .filteredOn(found -> found.elementId().equals(task))
        .hasSize(1);
    assertThat(lead.incidents()).isEmpty();
  }
}
