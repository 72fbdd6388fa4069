package io.sluice.imports;

import java.util.List;

/**
 * A row of which nothing was stored.
 *
 * @param line where it starts in the file, from 1
 */
public record RefusedRow(long line, List<RowProblem> errors) {}
