package io.sluice.imports;

import java.util.List;

/**
 * A row as it stands in the file.
 *
 * @param cells empty where it is broken, or nothing of it may be kept or shown
 * @param broken why it could not be read; null where it could
 * @param problems why it was refused, or could not be read
 */
record FileRow(long line, List<String> cells, String broken, List<RowProblem> problems) {}
