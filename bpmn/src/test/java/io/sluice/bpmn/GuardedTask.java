package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user task and what stands around it, found by ids that begin with the task's own. */
record GuardedTask(Located<UserTask> task) {

  private static final Set<String> MANAGERS = Set.of("managers", "=[\"managers\"]");
  private static final String BACK_OFFICE = "marketing-operations";

  String id() {
    return task.element().getId();
  }

  /** Whether a rep works it; a manager's or the back office's is not reassigned for silence. */
  boolean isForReps() {
    var managers =
        task.extension(ZeebeAssignmentDefinition.class)
            .map(ZeebeAssignmentDefinition::getCandidateGroups)
            .filter(MANAGERS::contains);
    var backOffice = plan().flatMap(job -> job.header("team")).filter(BACK_OFFICE::equals);
    return managers.isEmpty() && backOffice.isEmpty();
  }

  /** The sub-process that ends with the task. */
  Optional<SubProcess> phase() {
    return Optional.of(task.element().getParentElement())
        .filter(SubProcess.class::isInstance)
        .map(SubProcess.class::cast)
        .filter(scope -> scope.getId().equals(id() + "-phase") && !scope.triggeredByEvent());
  }

  /** The job that plans the task, when that is the only way to it. */
  Optional<Located<ServiceTask>> plan() {
    return only(task.element().getIncoming().stream().map(SequenceFlow::getSource).toList())
        .filter(ServiceTask.class::isInstance)
        .map(job -> task.at((ServiceTask) job))
        .filter(job -> job.jobType().filter(TaskPlan.JOBS::contains).isPresent());
  }

  /** The timer of a clock, when it is as the clock says. */
  Optional<BoundaryEvent> timer(Clock clock) {
    return task.element().getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(timer -> timer.getId().equals(clock.on(id())))
        .filter(timer -> task.element().equals(timer.getAttachedTo()))
        .filter(timer -> timer.cancelActivity() == clock.isInterrupting())
        .filter(timer -> clock.at().equals(instantOf(timer)))
        .findFirst();
  }

  /** Where one goes after a node, when there is one way only. */
  static Optional<FlowNode> after(FlowNode node) {
    return only(node.getOutgoing().stream().map(SequenceFlow::getTarget).toList());
  }

  /** Whether a node is directly followed by the end that takes all clocks of its phase away. */
  static boolean endsPhase(FlowNode node) {
    return after(node)
        .filter(EndEvent.class::isInstance)
        .filter(end -> !end.getChildElementsByType(TerminateEventDefinition.class).isEmpty())
        .isPresent();
  }

  private static String instantOf(BoundaryEvent timer) {
    return timer.getChildElementsByType(TimerEventDefinition.class).stream()
        .findFirst()
        .map(TimerEventDefinition::getTimeDate)
        .map(date -> date.getTextContent().strip())
        .orElse("");
  }

  private static Optional<FlowNode> only(List<FlowNode> nodes) {
    return nodes.size() == 1 ? Optional.of(nodes.getFirst()) : Optional.empty();
  }
}
