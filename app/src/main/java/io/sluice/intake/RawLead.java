package io.sluice.intake;

import io.sluice.problem.Violation;
import java.util.List;
import java.util.SortedMap;

/**
 * A lead as it arrived, before anything was believed.
 *
 * @param fields what was given, by field name; a known field that was null or blank is not here
 * @param violations what was wrong already while reading, such as a field sent twice
 */
record RawLead(SortedMap<String, RawValue> fields, List<Violation> violations) {}
