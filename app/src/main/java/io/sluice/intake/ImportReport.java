package io.sluice.intake;

import io.sluice.problem.Violation;
import java.util.List;

/**
 * What became of the rows of a file.
 *
 * @param accepted rows that opened a cycle
 * @param engaged rows of people under way
 * @param refused rows of which nothing was stored
 * @param refusedRows why, for the first thousand
 */
public record ImportReport(int accepted, int engaged, int refused, List<RefusedRow> refusedRows) {

  /**
   * @param line where the row starts in the file, from 1
   */
  public record RefusedRow(long line, List<Violation> errors) {}
}
