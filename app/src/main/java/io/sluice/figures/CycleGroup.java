package io.sluice.figures;

import java.math.BigDecimal;

/**
 * Cycles that are alike.
 *
 * @param source by which they came
 * @param fresh whether they are inquiries, and the lead had not merely woken
 * @param entered which milestones they came to within the period, a bit for each
 * @param before likewise within the period before
 * @param reached which they came to at all
 * @param open whether they are under way
 * @param end how they ended; null while they are open
 * @param tal why they were refused at the first gate; null where they were not, likewise sal
 * @param refusedLast whether what was said last at a gate was no
 * @param refusedFor why it was refused last; null where it was not
 * @param value US dollars, of those that are open or won
 */
record CycleGroup(
    String source,
    boolean fresh,
    int entered,
    int before,
    int reached,
    boolean open,
    Fate end,
    String reason,
    String tal,
    String sal,
    boolean refusedLast,
    String refusedFor,
    long cycles,
    BigDecimal value) {

  boolean entered(Milestone milestone) {
    return (entered & milestone.bit()) != 0;
  }

  boolean enteredBefore(Milestone milestone) {
    return (before & milestone.bit()) != 0;
  }

  boolean reached(Milestone milestone) {
    return (reached & milestone.bit()) != 0;
  }

  boolean isWon() {
    return reached(Milestone.WON);
  }

  /** What became of them after they had come to a milestone. */
  Fate fate(Milestone milestone) {
    if ((reached & milestone.laterBits()) != 0) {
      return Fate.ADVANCED;
    }
    if (open) {
      return Fate.OPEN;
    }
    if (milestone.isGate() && refusal(milestone) != null) {
      return Fate.REJECTED;
    }
    return end;
  }

  /** Why they have that fate; null where nothing tells. */
  String because(Milestone milestone) {
    return fate(milestone) == Fate.REJECTED ? refusal(milestone) : reason;
  }

  private String refusal(Milestone gate) {
    return gate == Milestone.TAL_OFFERED ? tal : sal;
  }
}
