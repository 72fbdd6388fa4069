package io.sluice.request;

import io.sluice.problem.Violation;
import java.util.List;
import java.util.SortedMap;

/**
 * Named values as they arrived, before anything was believed.
 *
 * @param fields what was given, by field name; a known field that was null or blank is not here
 * @param violations what was wrong already while reading, such as a field sent twice
 */
public record RawFields(SortedMap<String, RawValue> fields, List<Violation> violations) {}
