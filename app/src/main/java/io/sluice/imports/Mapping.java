package io.sluice.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the columns of a file mean.
 *
 * @param columns the field of a lead by the column of the file, as {@link ImportView#header} names
 *     it; a column that is not here is not taken in
 * @param values what a field is in each row that has no cell for it, by the field
 * @param translations what stands in the file and what is meant by it, by the field; compared
 *     without regard to case
 */
public record Mapping(
    Map<String, String> columns,
    Map<String, String> values,
    Map<String, Map<String, String>> translations) {

  static final Mapping NONE = new Mapping(Map.of(), Map.of(), Map.of());

  public Mapping {
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    values = values == null ? Map.of() : Map.copyOf(values);
    translations = translations == null ? Map.of() : Map.copyOf(translations);
  }

  /** With these values before its own. */
  Mapping with(Map<String, String> more) {
    var all = new TreeMap<>(values);
    all.putAll(more);
    return new Mapping(columns, all, translations);
  }

  /** As far as a file has its columns. */
  Mapping within(Columns file) {
    var known = new TreeMap<>(columns);
    known.keySet().retainAll(Set.copyOf(file.labels()));
    return new Mapping(known, values, translations);
  }

  /**
   * The same of another file: of one that corrects the refused rows of this one by the places of
   * the columns, since names that come twice change with what stands before them, else by name.
   *
   * @param from the columns of this one, as {@link ImportView#header} names them
   * @param to those of the other one
   */
  public Mapping in(List<String> from, List<String> to) {
    var by = RefusedFile.corrects(from, to) ? to.size() - from.size() : 0;
    var moved = new TreeMap<String, String>();
    columns.forEach(
        (label, field) -> {
          var place = from.indexOf(label);
          var there = by > 0 && place >= 0 ? to.get(place + by) : label;
          if (to.contains(there)) {
            moved.put(there, field);
          }
        });
    return new Mapping(moved, values, translations);
  }

  boolean knows(String field) {
    return columns.containsValue(field) || values.containsKey(field);
  }
}
