package io.sluice.bpmn;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the job before a task writes for it; {@code bpmn/README.md} says of each what it is. */
final class TaskPlan {

  /** The jobs that plan a task. */
  static final Set<String> JOBS =
      Set.of(JobTypes.ROUTE, JobTypes.PLAN_FOLLOW_UP, JobTypes.ESCALATE);

  /** What the items of its lists have. */
  static final Map<String, Set<String>> COLUMNS =
      Map.of(
          "reasons", Set.of("kind", "value", "label", "goesTo", "wakeAfterDays"),
          "choices", Set.of("value", "label"),
          "reps", Set.of("value", "label"));

  private static final Set<String> OF_ALL =
      Set.of(
          "assignee",
          "team",
          "remindAt",
          "dueAt",
          "reassignAt",
          "escalateAt",
          "giveUpAt",
          "taskLine",
          "brief",
          "reasons");

  private static final Map<String, Set<String>> OF_ONE =
      Map.of(
          "discovery-call", Set.of("attempt", "attempts", "channel", "qualifyWhenMet"),
          "resolve-stalled-follow-up", Set.of("choices", "reps"));

  private TaskPlan() {}

  /** The variables that the plan of a task writes; none when nothing plans it. */
  static Set<String> variablesOf(GuardedTask task) {
    if (task.plan().isEmpty()) {
      return Set.of();
    }
    var variables = new TreeSet<>(OF_ALL);
    variables.addAll(OF_ONE.getOrDefault(task.id(), Set.of()));
    return variables;
  }
}
