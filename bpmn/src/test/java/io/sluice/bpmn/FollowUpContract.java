package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * No lead is forgotten: who leaves a task alone is reminded, then it is reassigned, then a manager
 * decides, and a manager who is silent too gives the lead up. Every task can be taken from its
 * holder and given to another. Whatever ends the task ends its clocks, and every answer is
 * recorded.
 */
final class FollowUpContract {

  /**
   * The one task without a chain: what was entered by hand is not a lead yet, so there is none to
   * forget; a timer of its own hands the entry to the managers, daily.
   */
  private static final List<String> NOT_A_LEAD_YET = List.of("capture-lead", "correct-entry");

  private static final String STALLED = "stalled-follow-up";

  /** What says how a task ended. */
  private static final List<String> ANSWER =
      List.of("outcome", "reasonCode", "goesTo", "wakeAfterDays");

  private static final Set<String> RECORDS_OF_REPS =
      Set.of(JobTypes.RECORD_DISCOVERY_CALL, JobTypes.RECORD_CARE);
  private static final Set<String> RECORDS_OF_OTHERS =
      Set.of(JobTypes.RECORD_DECISION, JobTypes.CORRECT_LEAD);

  private FollowUpContract() {}

  /** Every user task has its chain, under the ids that re-planning maps. */
  static List<String> chains(ModelFiles models) {
    return Stream.concat(
            guarded(models)
                .flatMap(task -> gaps(task).stream().map(gap -> task.task().finding("%s", gap))),
            models
                .all(UserTask.class)
                .filter(FollowUpContract::isExempt)
                .filter(task -> !handsItselfOn(task.element()))
                .map(task -> task.finding("no interrupting timer of its own leads back to it")))
        .toList();
  }

  /** Every answer is recorded: by the task's own end listener or by the job after it. */
  static List<String> answers(ModelFiles models) {
    return guarded(models).flatMap(FollowUpContract::lostAnswers).toList();
  }

  private static Stream<GuardedTask> guarded(ModelFiles models) {
    return models.all(UserTask.class).filter(task -> !isExempt(task)).map(GuardedTask::new);
  }

  private static boolean isExempt(Located<UserTask> task) {
    return NOT_A_LEAD_YET.equals(List.of(task.file(), task.element().getId()));
  }

  private static boolean handsItselfOn(UserTask task) {
    return task.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
        .filter(timer -> task.equals(timer.getAttachedTo()) && timer.cancelActivity())
        .anyMatch(timer -> GuardedTask.after(timer).filter(task::equals).isPresent());
  }

  private static List<String> gaps(GuardedTask task) {
    var gaps = new ArrayList<String>();
    if (task.phase().isEmpty()) {
      gaps.add("it is not in a sub-process '%s-phase'".formatted(task.id()));
    }
    if (task.isForReps() != Tasks.isOfRep(task.id())) {
      gaps.add("Tasks.isOfRep says otherwise of who works it");
    }
    planGap(task).ifPresent(gaps::add);
    if (!endsPhaseAtOnceOrAfterAJob(task)) {
      gaps.add("neither it nor the job after it leads to a terminate end: its clocks would go on");
    }
    clockGap(task, Clock.REMINDER, reminds(task), "the end '%s-reminded' that reminds")
        .ifPresent(gaps::add);
    clockGap(task, Clock.REASSIGNMENT, plansAnew(task), "the job that plans '%s'")
        .ifPresent(gaps::add);
    if (task.isForReps()) {
      clockGap(
              task,
              Clock.ESCALATION,
              escalates(task),
              "the call '%s-stalled' of stalled-follow-up, which is told the task, hands back the"
                  + " answer and leads to the terminate end")
          .ifPresent(gaps::add);
    } else {
      clockGap(
              task,
              Clock.GIVE_UP,
              givesUp(task),
              "a give-up job with the header task '%s' and on to the terminate end")
          .ifPresent(gaps::add);
    }
    return gaps;
  }

  private static Optional<String> planGap(GuardedTask task) {
    if (task.plan().isEmpty()) {
      return Optional.of("the only way to it is not a job that plans it: " + TaskPlan.JOBS);
    }
    // escalate is told by a variable which task stalled
    return task.plan()
        .filter(job -> !job.jobType().equals(Optional.of(JobTypes.ESCALATE)))
        .filter(
            job ->
                !job.header("task").equals(Optional.of(task.id())) || job.header("team").isEmpty())
        .map(
            job ->
                "the job '%s' has not the headers task '%s' and team"
                    .formatted(job.element().getId(), task.id()));
  }

  private static Optional<String> clockGap(
      GuardedTask task, Clock clock, Predicate<FlowNode> target, String named) {
    var timer = task.timer(clock);
    if (timer.isEmpty()) {
      return Optional.of(
          "it has no %s timer '%s' at %s; re-planning maps this id when it migrates open tasks"
              .formatted(
                  clock.isInterrupting() ? "interrupting" : "non-interrupting",
                  clock.on(task.id()),
                  clock.at()));
    }
    return timer.flatMap(GuardedTask::after).filter(target).isPresent()
        ? Optional.empty()
        : Optional.of(
            "its timer '%s' does not lead to %s"
                .formatted(clock.on(task.id()), named.formatted(task.id())));
  }

  private static boolean endsPhaseAtOnceOrAfterAJob(GuardedTask task) {
    return GuardedTask.endsPhase(task.task().element())
        || GuardedTask.after(task.task().element())
            .filter(ServiceTask.class::isInstance)
            .filter(GuardedTask::endsPhase)
            .isPresent();
  }

  private static Predicate<FlowNode> reminds(GuardedTask task) {
    return node ->
        node instanceof EndEvent
            && node.getId().equals(task.id() + "-reminded")
            && task.task().at(node).startListeners().equals(List.of(JobTypes.REMIND));
  }

  private static Predicate<FlowNode> plansAnew(GuardedTask task) {
    return node -> task.plan().filter(job -> job.element().equals(node)).isPresent();
  }

  private static Predicate<FlowNode> escalates(GuardedTask task) {
    return node -> {
      var call = task.task().at(node);
      return node instanceof CallActivity
          && node.getId().equals(task.id() + "-stalled")
          && call.extension(ZeebeCalledElement.class)
              .filter(called -> called.getProcessId().equals(STALLED))
              .isPresent()
          && call.input("task").equals(Optional.of("=\"%s\"".formatted(task.id())))
          && ANSWER.stream().allMatch(call::hasOutput)
          && GuardedTask.endsPhase(node);
    };
  }

  private static Predicate<FlowNode> givesUp(GuardedTask task) {
    return node -> {
      var job = task.task().at(node);
      return job.jobType().equals(Optional.of(JobTypes.GIVE_UP))
          && job.header("task").equals(Optional.of(task.id()))
          && GuardedTask.endsPhase(node);
    };
  }

  private static Stream<String> lostAnswers(GuardedTask task) {
    if (task.task().endListeners().equals(List.of(JobTypes.RECORD_ANSWER))) {
      return ANSWER.stream()
          .filter(variable -> !task.task().hasOutput(variable))
          .map(variable -> task.task().finding("its answer lacks the output '%s'", variable));
    }
    var records = task.isForReps() ? RECORDS_OF_REPS : RECORDS_OF_OTHERS;
    return GuardedTask.after(task.task().element())
            .flatMap(node -> task.task().at(node).jobType())
            .filter(records::contains)
            .isPresent()
        ? Stream.empty()
        : Stream.of(
            task.task()
                .finding(
                    "it has no end listener '%s' and leads to no job of %s",
                    JobTypes.RECORD_ANSWER, records));
  }
}
