package io.sluice.reps;

import io.sluice.followup.RerouteReport;

/**
 * What became of the work of one who has left.
 *
 * @param stillOpen how many of their tasks are not given to others: those that a manager has been
 *     asked about, and those that the engine does not let go yet
 */
record Departure(String username, RerouteReport rerouted, int stillOpen) {}
