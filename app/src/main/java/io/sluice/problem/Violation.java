package io.sluice.problem;

/**
 * One thing wrong with a request.
 *
 * @param field the field or header, as the caller named it
 * @param value what was given, shortened and made printable; null where nothing was
 * @param fix what to send instead
 */
public record Violation(String field, String value, String fix) {

  public Violation {
    field = Printable.of(field);
    value = Printable.of(value);
  }
}
