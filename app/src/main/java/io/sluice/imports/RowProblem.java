package io.sluice.imports;

/**
 * One thing wrong with a row.
 *
 * @param field of a lead; {@code row} where it is the row as a whole
 * @param column of the file that stands for the field; null where none does
 * @param value what stands there, shortened; null where nothing does
 * @param fix what to write instead
 */
public record RowProblem(String field, String column, String value, String fix) {}
