package io.sluice.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * One thing wrong with a request.
 *
 * @param field the field or header, as the caller named it
 * @param value what was given, shortened and made printable; null where nothing was
 * @param fix what to send instead
 * @param line where it stands in a file, from 1; null, and left out, elsewhere
 * @param column the same, from 1
 */
public record Violation(
    String field,
    String value,
    String fix,
    @JsonInclude(Include.NON_NULL) Integer line,
    @JsonInclude(Include.NON_NULL) Integer column) {

  public Violation {
    field = Printable.of(field);
    value = Printable.of(value);
  }

  /** One of a request that is no file. */
  public Violation(String field, String value, String fix) {
    this(field, value, fix, null, null);
  }
}
