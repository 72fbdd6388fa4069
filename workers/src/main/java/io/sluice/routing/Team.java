package io.sluice.routing;

/**
 * People who work the same tasks.
 *
 * @param name the candidate group of their tasks
 * @param label for people to read
 */
public record Team(String name, String label) {}
