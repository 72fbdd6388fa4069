package io.sluice.followup;

import java.time.ZoneId;

/**
 * Who has a task, and under which clocks.
 *
 * @param username null when the task waits for anyone of the team
 */
record Assignment(String team, String username, ZoneId zone, Clocks clocks) {}
