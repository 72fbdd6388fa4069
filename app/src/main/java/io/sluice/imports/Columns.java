package io.sluice.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The columns of a file, each under a name of its own.
 *
 * @param labels in the order of the file
 */
record Columns(List<String> labels) {

  static Columns of(List<String> header) {
    var labels = new ArrayList<String>(header.size());
    var seen = new HashSet<String>();
    var next = new HashMap<String, Integer>();
    for (int i = 0; i < header.size(); i++) {
      var name = header.get(i).isBlank() ? "column %d".formatted(i + 1) : header.get(i).strip();
      var label = name;
      while (!seen.add(label)) {
        label = "%s (%d)".formatted(name, next.merge(name, 2, (again, two) -> again + 1));
      }
      labels.add(label);
    }
    return new Columns(List.copyOf(labels));
  }

  /** From 0. */
  OptionalInt find(String label) {
    var index = labels.indexOf(label);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
