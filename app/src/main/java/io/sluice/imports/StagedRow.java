package io.sluice.imports;

import java.util.List;

/**
 * A row as it waits to be loaded.
 *
 * @param width how many cells it has
 * @param cells of the columns that are mapped, in the order of {@link RowReading#columns}
 */
record StagedRow(long line, int width, List<String> cells) {}
