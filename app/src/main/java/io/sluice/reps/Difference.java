package io.sluice.reps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What is to be entered so that things are as someone wrote them.
 *
 * @param <T> the things, which are equal where nothing about them is to change
 */
final class Difference<T> {

  private final Map<String, T> standing;
  private final Map<String, T> wanted;

  /**
   * @param name by which a thing is known
   */
  Difference(List<T> standing, List<T> wanted, Function<T, String> name) {
    this.standing = byName(standing, name);
    this.wanted = byName(wanted, name);
  }

  private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
    var named = new LinkedHashMap<String, T>();
    things.forEach(thing -> named.put(name.apply(thing), thing));
    return named;
  }

  /** What is new or different, to be entered. */
  List<T> toEnter() {
    return wanted.entrySet().stream()
        .filter(entry -> !Objects.equals(standing.get(entry.getKey()), entry.getValue()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What stands and was not written. */
  List<T> notMentioned() {
    return standing.entrySet().stream()
        .filter(entry -> !wanted.containsKey(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * @param removes whether what was not written goes
   */
  Changes changes(boolean removes) {
    var added = new ArrayList<String>();
    var changed = new ArrayList<String>();
    var unchanged = new ArrayList<String>();
    wanted.forEach(
        (name, thing) -> {
          var now = standing.get(name);
          (now == null ? added : now.equals(thing) ? unchanged : changed).add(name);
        });
    var others = new ArrayList<>(standing.keySet());
    others.removeAll(new HashSet<>(wanted.keySet()));
    return new Changes(
        added, changed, removes ? others : List.of(), unchanged, removes ? List.of() : others);
  }
}
