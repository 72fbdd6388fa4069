package io.sluice.source;

/**
 * What the {@code source-review} decision says of a source.
 *
 * @param report whether marketing is told
 * @param words why, and what to do
 * @param version of the decision
 */
record Review(boolean report, String words, int version) {}
