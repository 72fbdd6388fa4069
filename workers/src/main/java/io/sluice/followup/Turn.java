package io.sluice.followup;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whom to give a task, by what became of it before in the cycle.
 *
 * @param preferred who gets it if they are eligible, null for the next one
 * @param excluded whom the round robin passes over: who rejected the task in this cycle, at a
 *     reassignment all who had it in its chain, and whom it is taken from
 */
record Turn(Cause cause, String preferred, Set<String> excluded) {

  private static final String ENRICHMENT = "enrichment";

  /** What comes in the middle of a chain. */
  private static final Set<Cause> GO_ON = EnumSet.of(Cause.REASSIGNED, Cause.RELEASED);

  /**
   * @param before all assignments of the task in the cycle, the first one first
   * @param decision a manager's, on the last of them
   * @param owner whom the lead's next task is for, null for the next of the team
   * @param processInstanceKey the instance that asks; it is another one where a lead comes round
   *     again, or goes on where a cancelled instance stood, and who had the task gets it back
   */
  static Turn of(
      List<Assignment> before,
      Optional<ManagerDecision> decision,
      List<Reason> reasons,
      String owner,
      long processInstanceKey) {
    var rejecters = usernames(before, Assignment::isRejected);
    if (before.isEmpty()) {
      return new Turn(Cause.ROUTED, owner, rejecters);
    }
    var last = before.getLast();
    if (decision.isPresent() && decision.get().assigns()) {
      return new Turn(Cause.ASSIGNED, decision.get().assignTo(), rejecters);
    }
    if (decision.isPresent() && decision.get().extendsTime()) {
      return new Turn(Cause.EXTENDED, last.username(), rejecters);
    }
    var goesOn = last.processInstanceKey() == processInstanceKey;
    if (last.isRejected()) {
      return isToBeCorrected(last, reasons)
          ? new Turn(Cause.CORRECTED, last.username(), rejecters)
          : new Turn(Cause.REROUTED, null, rejecters);
    }
    if (last.isReleased() && goesOn) {
      rejecters.addAll(usernames(List.of(last), any -> true));
      return new Turn(Cause.RELEASED, rejecters.contains(owner) ? null : owner, rejecters);
    }
    if (last.isAnswered() && goesOn) {
      return new Turn(Cause.ATTEMPT, owner, rejecters);
    }
    if (goesOn) {
      rejecters.addAll(usernames(chain(before), any -> true));
      return new Turn(Cause.REASSIGNED, null, rejecters);
    }
    return new Turn(Cause.ROUTED, owner == null ? last.username() : owner, rejecters);
  }

  /** How many reassignments come before in the chain; what is released keeps its own. */
  int reassignments(List<Assignment> before) {
    return switch (cause) {
      case REASSIGNED -> before.getLast().reassignments() + 1;
      case RELEASED -> before.getLast().reassignments();
      default -> 0;
    };
  }

  /** From the last assignment on that neither was a reassignment nor had been released. */
  static List<Assignment> chain(List<Assignment> assignments) {
    var start = assignments.size() - 1;
    while (start > 0 && GO_ON.contains(assignments.get(start).cause())) {
      start--;
    }
    return assignments.subList(start, assignments.size());
  }

  private static boolean isToBeCorrected(Assignment rejected, List<Reason> reasons) {
    return reasons.stream()
        .filter(reason -> reason.value().equals(rejected.reasonCode()))
        .anyMatch(reason -> ENRICHMENT.equals(reason.goesTo()));
  }

  private static Set<String> usernames(List<Assignment> assignments, Predicate<Assignment> wanted) {
    return assignments.stream()
        .filter(wanted)
        .map(Assignment::username)
        .filter(username -> username != null)
        .collect(Collectors.toSet());
  }
}
