package io.sluice.privacy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many documents there were, by index. */
final class Counts {

  private Counts() {}

  static Map<String, Long> sum(Stream<Map<String, Long>> counts) {
    return counts
        .flatMap(some -> some.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
  }
}
