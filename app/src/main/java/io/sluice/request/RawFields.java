package io.sluice.request;

import io.sluice.problem.Violation;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Named values as they arrived, before anything was believed.
 *
 * @param fields what was given, by field name; a known field that was null or blank is not here
 * @param violations what was wrong already while reading, such as a field sent twice
 * @param blank the known fields that were there, null or blank, for those who tell that from
 *     absence
 */
public record RawFields(
    SortedMap<String, RawValue> fields, List<Violation> violations, Set<String> blank) {

  /** From those who do not tell blank from absent. */
  public RawFields(SortedMap<String, RawValue> fields, List<Violation> violations) {
    this(fields, violations, Set.of());
  }
}
