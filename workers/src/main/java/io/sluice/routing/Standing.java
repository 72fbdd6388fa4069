package io.sluice.routing;

/**
 * A rep, and how they stand now.
 *
 * @param active false for one who works leads no longer
 * @param openTasks how many they have
 * @param absent whether they are away at this moment
 */
public record Standing(Rep rep, boolean active, int openTasks, boolean absent) {}
