package io.sluice.followup;

/**
 * Which task is to be planned.
 *
 * @param task the element id of the user task
 * @param team whose it is
 * @param forOwner whether the rep who has the lead is asked first
 * @param speedClass of the lead, null where it has none
 */
record TaskOrder(String task, String team, boolean forOwner, String speedClass) {}
