package io.sluice.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * One thing wrong with a row.
 *
 * @param field of a lead; {@code row} where it is the row as a whole
 * @param column of the file that stands for the field; null where none does
 * @param value what stands there, shortened; null where nothing does
 * @param fix what to write instead
 * @param suppressed true where it is that the person must be left alone, of whom nothing is shown;
 *     null otherwise
 */
public record RowProblem(
    String field,
    String column,
    String value,
    String fix,
    @JsonInclude(Include.NON_NULL) Boolean suppressed) {

  RowProblem(String field, String column, String value, String fix) {
    this(field, column, value, fix, null);
  }

  RowProblem asSuppressed() {
    return new RowProblem(field, column, null, fix, true);
  }

  /** Whether nothing of the row may be shown. */
  boolean hidesRow() {
    return Boolean.TRUE.equals(suppressed);
  }
}
