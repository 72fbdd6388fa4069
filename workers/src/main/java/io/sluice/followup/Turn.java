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
 * @param preferred who gets it before all others if they can take it, null for the next one
 * @param excluded who is passed over, even if preferred: who rejected the task in this cycle,
 *     unless it is mended for them, whom it is taken from, and who was silent before in its chain
 */
record Turn(Cause cause, String preferred, Set<String> excluded) {

  private static final String ENRICHMENT = "enrichment";

  /** What comes in the middle of a chain. */
  private static final Set<Cause> GO_ON = EnumSet.of(Cause.REASSIGNED, Cause.RELEASED);

  /** What nobody in particular is waited for. */
  private static final Set<Cause> FOR_ACCOUNT =
      EnumSet.of(Cause.ROUTED, Cause.REROUTED, Cause.RELEASED);

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
      if (isToBeCorrected(last, reasons)) {
        rejecters.remove(last.username());
        return new Turn(Cause.CORRECTED, last.username(), rejecters);
      }
      return new Turn(Cause.REROUTED, null, rejecters);
    }
    if (last.endedAt() != null && goesOn) {
      return new Turn(Cause.ATTEMPT, owner, rejecters);
    }
    if (last.isReleased() && goesOn) {
      rejecters.addAll(usernames(chain(before), had -> had == last || !had.isReleased()));
      return new Turn(Cause.RELEASED, rejecters.contains(owner) ? null : owner, rejecters);
    }
    if (goesOn) {
      rejecters.addAll(usernames(chain(before), any -> true));
      return new Turn(Cause.REASSIGNED, null, rejecters);
    }
    return new Turn(Cause.ROUTED, owner == null ? last.username() : owner, rejecters);
  }

  /** Whether a manager named who gets it, which goes before whom the rules would choose. */
  boolean isNamed() {
    return preferred != null && (cause == Cause.ASSIGNED || cause == Cause.EXTENDED);
  }

  /** Whether who has the account is asked before the others. */
  boolean isForAccount() {
    return FOR_ACCOUNT.contains(cause);
  }

  /** The same, as who has the account gets the task. */
  Turn ofAccount() {
    return cause == Cause.ROUTED ? new Turn(Cause.ACCOUNT, preferred, excluded) : this;
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
