package io.sluice.bench.side;

/**
 * What a side holds, counted in its tables.
 *
 * @param leads lead rows
 * @param known how often a lead came again
 * @param decisions leads whose decision is recorded with its inputs and its result
 * @param timeline entries of all leads
 * @param asleep leads that sleep now
 * @param won leads that are won
 */
public record Evidence(
    long leads,
    long known,
    long tasksOpen,
    long tasksDone,
    long decisions,
    long timeline,
    long asleep,
    long won) {}
