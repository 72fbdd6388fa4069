package io.sluice.followup;

/**
 * What a manager decided about a task that nobody had answered.
 *
 * @param outcome {@link #ASSIGN}, {@link #EXTEND}, {@link #RECYCLED} or {@link #DISQUALIFIED}
 * @param assignTo user name of the rep who gets it, null unless it is assigned
 * @param reasonCode null unless the lead is recycled or disqualified
 * @param note in the manager's words, null where there are none
 */
record ManagerDecision(String outcome, String assignTo, String reasonCode, String note) {

  static final String ASSIGN = "assign";
  static final String EXTEND = "extend";
  static final String RECYCLED = "recycled";
  static final String DISQUALIFIED = "disqualified";

  boolean assigns() {
    return ASSIGN.equals(outcome);
  }

  boolean extendsTime() {
    return EXTEND.equals(outcome);
  }

  boolean endsCycle() {
    return !assigns() && !extendsTime();
  }
}
