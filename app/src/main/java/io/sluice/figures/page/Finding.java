package io.sluice.figures.page;

/**
 * What a manager should know first.
 *
 * @param tone {@code worse}, {@code better} or {@code same}
 * @param href where it is looked into
 * @param more what the link is called
 */
public record Finding(String tone, String text, String href, String more) {}
