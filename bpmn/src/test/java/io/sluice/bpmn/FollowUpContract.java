package io.sluice.bpmn;

import static java.util.stream.Collectors.toSet;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * No lead is forgotten: a task that is left alone reminds its rep and then reaches a manager, whose
 * decision ends it; and a task that is done leaves nothing of that behind.
 */
final class FollowUpContract {

  private static final Set<String> MANAGERS = Set.of("managers", "=[\"managers\"]");

  private FollowUpContract() {}

  /**
   * Every user task has its chain.
   *
   * @param waiting the tasks that do not have one yet, and are to have one
   */
  static List<String> chains(ModelFiles models, Set<String> waiting) {
    var tasks = models.all(UserTask.class).toList();
    var ids = tasks.stream().map(task -> task.element().getId()).collect(toSet());
    return Stream.concat(
            tasks.stream().flatMap(task -> judge(task, waiting)),
            waiting.stream()
                .filter(id -> !ids.contains(id))
                .map(id -> "#%s: no model has this task, take it off the list".formatted(id)))
        .toList();
  }

  private static Stream<String> judge(Located<UserTask> task, Set<String> waiting) {
    var gaps = gaps(task);
    if (!waiting.contains(task.element().getId())) {
      return gaps.stream().map(task::finding);
    }
    return gaps.isEmpty()
        ? Stream.of(task.finding("the task has its chain, take it off the list"))
        : Stream.empty();
  }

  private static List<String> gaps(Located<UserTask> task) {
    if (!(task.element().getParentElement() instanceof SubProcess scope)
        || scope.triggeredByEvent()) {
      return List.of("the task is in no sub-process of its own that could end with it");
    }
    var gaps = new ArrayList<String>();
    if (!allEndWith(TerminateEventDefinition.class, task.element())) {
      gaps.add("the task does not lead to a terminate end, its timers would go on");
    }
    var reminders = timersTo(task.element(), FollowUpContract::reminds);
    if (reminders.isEmpty()) {
      gaps.add("no non-interrupting timer leads to a '%s' job".formatted(JobTypes.REMIND));
    }
    var escalations = timersTo(task.element(), FollowUpContract::isForManagers);
    if (escalations.isEmpty()) {
      gaps.add("no non-interrupting timer leads to a task for managers");
    }
    if (escalations.size() == 1 && escalations.equals(reminders)) {
      gaps.add("one timer both reminds and escalates");
    }
    escalations.stream()
        .flatMap(timer -> reachableFrom(timer).stream())
        .filter(FollowUpContract::isForManagers)
        .filter(manager -> !decides(manager, scope))
        .map(
            manager ->
                "the manager's task '%s' does not leave by an error that '%s' catches"
                    .formatted(manager.getId(), scope.getId()))
        .forEach(gaps::add);
    return gaps;
  }

  private static List<BoundaryEvent> timersTo(UserTask task, Predicate<FlowNode> target) {
    return boundariesOf(task)
        .filter(boundary -> !boundary.cancelActivity())
        .filter(boundary -> definition(boundary, TimerEventDefinition.class).isPresent())
        .filter(boundary -> reachableFrom(boundary).stream().anyMatch(target))
        .toList();
  }

  private static boolean reminds(FlowNode node) {
    return node instanceof ServiceTask task
        && Optional.ofNullable(task.getSingleExtensionElement(ZeebeTaskDefinition.class))
            .filter(definition -> JobTypes.REMIND.equals(definition.getType()))
            .isPresent();
  }

  private static boolean isForManagers(FlowNode node) {
    return node instanceof UserTask task
        && Optional.ofNullable(task.getSingleExtensionElement(ZeebeAssignmentDefinition.class))
            .map(ZeebeAssignmentDefinition::getCandidateGroups)
            .filter(MANAGERS::contains)
            .isPresent();
  }

  /** Whether all ways on from a manager's task throw an error that the sub-process catches. */
  private static boolean decides(FlowNode manager, SubProcess scope) {
    var caught =
        boundariesOf(scope).flatMap(boundary -> errorOf(boundary).stream()).collect(toSet());
    var ends = endsAfter(manager);
    return !ends.isEmpty()
        && ends.stream().allMatch(end -> errorOf(end).filter(caught::contains).isPresent());
  }

  private static boolean allEndWith(Class<? extends EventDefinition> definition, FlowNode node) {
    var ends = endsAfter(node);
    return !ends.isEmpty()
        && ends.stream().allMatch(end -> definition(end, definition).isPresent());
  }

  private static List<EndEvent> endsAfter(FlowNode node) {
    return reachableFrom(node).stream()
        .filter(EndEvent.class::isInstance)
        .map(EndEvent.class::cast)
        .toList();
  }

  private static Set<FlowNode> reachableFrom(FlowNode start) {
    var reached = new LinkedHashSet<FlowNode>();
    collect(start.getOutgoing(), reached);
    return reached;
  }

  private static void collect(Collection<SequenceFlow> flows, Set<FlowNode> reached) {
    for (var flow : flows) {
      if (reached.add(flow.getTarget())) {
        collect(flow.getTarget().getOutgoing(), reached);
      }
    }
  }

  private static Stream<BoundaryEvent> boundariesOf(FlowNode activity) {
    return activity.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(boundary -> activity.equals(boundary.getAttachedTo()));
  }

  private static Optional<String> errorOf(Event event) {
    return definition(event, ErrorEventDefinition.class)
        .map(ErrorEventDefinition::getError)
        .map(Error::getErrorCode);
  }

  private static <D extends EventDefinition> Optional<D> definition(Event event, Class<D> type) {
    return event.getChildElementsByType(type).stream().findFirst();
  }
}
