package io.sluice.imports;

/**
 * Why a row is refused.
 *
 * @param column of the file; the field of a lead where no column stands for it; null where it is
 *     the row as a whole
 * @param value what stands there, shortened; null where nothing does
 * @param reason what to do about it
 */
public record RowProblem(String column, String value, String reason) {}
