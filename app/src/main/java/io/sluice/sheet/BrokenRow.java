package io.sluice.sheet;

/**
 * A row that could not be read.
 *
 * @param why a sentence for people that says what is wrong and what to do
 */
public record BrokenRow(long line, String why) implements SheetRow {}
