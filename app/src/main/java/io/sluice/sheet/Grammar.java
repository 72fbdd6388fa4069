package io.sluice.sheet;

/**
 * The signs of a file.
 *
 * @param padded whether there may be spaces around the quotes of a cell
 */
record Grammar(char delimiter, char quote, boolean padded) {}
