package io.sluice.bpmn;

/** A clock of a human task: a timer on it, known by its id, at an instant that the plan writes. */
enum Clock {
  REMINDER("-reminder-due", "=remindAt", false),
  REASSIGNMENT("-reassignment-due", "=reassignAt", true),
  ESCALATION("-escalation-due", "=escalateAt", false),
  GIVE_UP("-give-up-due", "=giveUpAt", true);

  private final String suffix;
  private final String at;
  private final boolean interrupting;

  Clock(String suffix, String at, boolean interrupting) {
    this.suffix = suffix;
    this.at = at;
    this.interrupting = interrupting;
  }

  /** The id of the timer, which re-planning maps when it migrates open tasks. */
  String on(String task) {
    return task + suffix;
  }

  /** The expression of its instant. */
  String at() {
    return at;
  }

  /** Whether it takes the task away. */
  boolean isInterrupting() {
    return interrupting;
  }
}
