package io.sluice.imports;

import java.util.List;
import java.util.Map;

/**
 * One of the first rows and what would become of it.
 *
 * @param line where it starts in the file, from 1
 * @param cells as they stand in the file, in the order of the header; empty where it is broken, or
 *     of a person who must be left alone
 * @param lead the fields as they would be read, by their names; empty in the same cases
 * @param outcome {@code accepted}, {@code engaged}, {@code repeated}, {@code refused} or {@code
 *     broken}, as the counters of {@link ImportView}
 * @param says the same as a sentence for people
 */
public record PreviewRow(
    long line,
    List<String> cells,
    Map<String, String> lead,
    String outcome,
    String says,
    List<RowProblem> errors) {}
