package io.sluice.imports;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What became of a row.
 *
 * @param leadId whom it is of; null where it was refused, and in a dry run
 * @param kept false of a person who must be left alone, of whom nothing is kept here either
 * @param foreseen in a dry run whom and what the row is of; null otherwise
 */
record RowResult(
    long line, Kind kind, UUID leadId, List<RowProblem> problems, boolean kept, Foreseen foreseen) {

  enum Kind {
    ACCEPTED,
    ENGAGED,
    REPEATED,
    REFUSED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param person their address, as addresses are compared; null where the row is refused
   * @param fingerprint of what it says
   */
  record Foreseen(String person, String fingerprint) {}

  static RowResult taken(long line, Kind kind, UUID leadId) {
    return new RowResult(line, kind, leadId, List.of(), true, null);
  }

  static RowResult refused(long line, List<RowProblem> problems) {
    return new RowResult(line, Kind.REFUSED, null, problems, true, null);
  }

  /** Of whom nothing may be stored: not the value either. */
  static RowResult suppressed(long line, List<RowProblem> problems) {
    return new RowResult(line, Kind.REFUSED, null, suppressed(problems), false, null);
  }

  /** The same in a dry run: nothing of the row is shown, and it is still there to be loaded. */
  static RowResult foreseenSuppressed(long line, List<RowProblem> problems) {
    return new RowResult(line, Kind.REFUSED, null, suppressed(problems), true, null);
  }

  private static List<RowProblem> suppressed(List<RowProblem> problems) {
    return problems.stream().map(RowProblem::asSuppressed).toList();
  }

  /** Whether it is of a person who must be left alone. */
  boolean isSuppressed() {
    return problems.stream().anyMatch(RowProblem::hidesRow);
  }
}
