package io.sluice.routing;

/**
 * Where a task goes, as decision {@code routing-policy} answers.
 *
 * @param team of whom one is chosen: a candidate group
 * @param territory whose reps are asked, with those who take any; null for all
 * @param segment the same of the size of the company
 * @param queue the candidate group in which the task waits when nobody can take it
 */
public record Route(String team, String territory, String segment, String queue) {}
