package io.sluice.bpmn;

import static io.sluice.bpmn.Breakage.MODELS;
import static io.sluice.bpmn.Breakage.change;
import static io.sluice.bpmn.Breakage.element;
import static io.sluice.bpmn.Breakage.extension;
import static io.sluice.bpmn.Breakage.leadsTo;
import static io.sluice.bpmn.Breakage.rename;
import static io.sluice.bpmn.Breakage.rule;
import static io.sluice.bpmn.Breakage.without;
import static io.sluice.bpmn.Breakage.withoutExtension;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A chain with a link missing is refused, whichever link it is. */
class BrokenFollowUpTest {

  @ParameterizedTest
  @MethodSource
  void namesTheTaskWithTheGap(
      ModelFiles broken, Function<ModelFiles, List<String>> rule, String where) {
    assertThat(rule.apply(broken)).anyMatch(finding -> finding.startsWith(where + ": "));
    assertThat(rule.apply(MODELS)).isEmpty();
  }

  static Stream<Arguments> namesTheTaskWithTheGap() {
    return Stream.concat(
        Stream.of(
            chainOfReps(
                "task is in a sub-process of another name",
                rename("inside-sales", "accept-lead-phase", "acceptance")),
            chainOfReps(
                "task is planned by no job",
                change(
                    "inside-sales",
                    "route-to-sdr",
                    ZeebeTaskDefinition.class,
                    e -> e.setType("admit"))),
            chainOfReps(
                "task is planned as another",
                change(
                    "inside-sales", "route-to-sdr", ZeebeHeader.class, e -> e.setValue("accept"))),
            chainOfReps(
                "clocks outlive the task",
                without("inside-sales", "accept-lead-done", TerminateEventDefinition.class)),
            chainOfReps(
                "reminder has another name",
                rename("inside-sales", "accept-lead-reminder-due", "reminder-due")),
            chainOfReps("reminder interrupts", cancel("accept-lead-reminder-due", true)),
            chainOfReps(
                "reminder is due at another instant",
                MODELS.withProcess(
                    "inside-sales",
                    m ->
                        ((TimerEventDefinition) element(m, "at-accept-lead-remind-at"))
                            .getTimeDate()
                            .setTextContent("=dueAt"))),
            chainOfReps(
                "reminder reminds nobody",
                without("inside-sales", "accept-lead-reminded", ExtensionElements.class)),
            chainOfReps("reassignment is missing", removed("accept-lead-reassignment-due")),
            chainOfReps(
                "reassignment leaves the task open", cancel("accept-lead-reassignment-due", false)),
            chainOfReps(
                "reassignment plans nothing",
                leadsTo("inside-sales", "accept-lead-reassigns", "accept-lead-done")),
            chainOfReps("escalation interrupts", cancel("accept-lead-escalation-due", true)),
            chainOfReps(
                "escalation calls another process",
                change(
                    "inside-sales",
                    "accept-lead-stalled",
                    ZeebeCalledElement.class,
                    e -> e.setProcessId("lead-correction"))),
            chainOfReps(
                "escalation is for another task",
                input("accept-lead-stalled", "task", "=\"accept-handoff\"")),
            chainOfReps(
                "manager's decision is lost",
                MODELS.withProcess(
                    "inside-sales", m -> removeOutput(m, "accept-lead-stalled", "goesTo"))),
            chainOfReps(
                "manager's decision leaves the task open",
                leadsTo("inside-sales", "accept-lead-resolved", "accept-lead-reminded")),
            chainOfReps(
                "answer is not recorded",
                withoutExtension("inside-sales", "accept-lead", ZeebeExecutionListeners.class),
                FollowUpContract::answers),
            chainOfReps(
                "answer lacks where the lead goes",
                MODELS.withProcess("inside-sales", m -> removeOutput(m, "accept-lead", "goesTo")),
                FollowUpContract::answers)),
        Stream.of(
            argumentSet(
                "manager's task cannot be given up",
                leadsTo("stalled-follow-up", "to-give-up", "record-decision"),
                rule(FollowUpContract::chains),
                "stalled-follow-up.bpmn#resolve-stalled-follow-up"),
            argumentSet(
                "manager's task cannot be taken from a manager who leaves",
                leadsTo(
                    "stalled-follow-up",
                    "resolve-stalled-follow-up-reassigns",
                    "resolve-stalled-follow-up-done"),
                rule(FollowUpContract::chains),
                "stalled-follow-up.bpmn#resolve-stalled-follow-up"),
            argumentSet(
                "back office's task is given up as another",
                change("lead-correction", "give-up", ZeebeHeader.class, e -> e.setValue("x")),
                rule(FollowUpContract::chains),
                "lead-correction.bpmn#correct-lead"),
            argumentSet(
                "manager's task is offered to reps",
                change(
                    "stalled-follow-up",
                    "resolve-stalled-follow-up",
                    ZeebeAssignmentDefinition.class,
                    e -> e.setCandidateGroups("sales")),
                rule(FollowUpContract::chains),
                "stalled-follow-up.bpmn#resolve-stalled-follow-up"),
            argumentSet(
                "attempt is not recorded",
                change(
                    "discovery",
                    "record-discovery-call",
                    ZeebeTaskDefinition.class,
                    e -> e.setType("record-decision")),
                rule(FollowUpContract::answers),
                "discovery.bpmn#discovery-call"),
            argumentSet(
                "entry that nobody corrects stays where it is",
                leadsTo("capture-lead", "to-managers", "entry-dropped-end"),
                rule(FollowUpContract::chains),
                "capture-lead.bpmn#correct-entry")));
  }

  private static Arguments chainOfReps(String what, ModelFiles broken) {
    return chainOfReps(what, broken, FollowUpContract::chains);
  }

  private static Arguments chainOfReps(
      String what, ModelFiles broken, Function<ModelFiles, List<String>> rule) {
    return argumentSet(what, broken, rule, "inside-sales.bpmn#accept-lead");
  }

  private static ModelFiles removed(String boundary) {
    return MODELS.withProcess(
        "inside-sales",
        m -> {
          var timer = element(m, boundary);
          timer.getParentElement().removeChildElement(timer);
        });
  }

  private static ModelFiles input(String id, String target, String source) {
    return MODELS.withProcess(
        "inside-sales",
        m ->
            extension(m, id, ZeebeIoMapping.class).getInputs().stream()
                .filter(input -> input.getTarget().equals(target))
                .forEach(input -> input.setSource(source)));
  }

  private static void removeOutput(BpmnModelInstance model, String id, String target) {
    var mapping = extension(model, id, ZeebeIoMapping.class);
    List.copyOf(mapping.getOutputs()).stream()
        .filter(output -> output.getTarget().equals(target))
        .forEach(mapping::removeChildElement);
  }

  private static ModelFiles cancel(String boundary, boolean cancels) {
    return MODELS.withProcess(
        "inside-sales", m -> ((BoundaryEvent) element(m, boundary)).setCancelActivity(cancels));
  }
}
