package io.sluice.lab;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers the facts of a past lead as a mapping says. A fact that is not known is null. */
final class FactReader {

  private static final Map<String, String> COUNTRIES =
      Stream.of(Locale.getISOCountries())
          .collect(
              Collectors.toUnmodifiableMap(
                  code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code -> code));

  private final Collection<String> facts;
  private final Mapping mapping;
  private final Map<String, Map<String, Integer>> notUnderstood = new TreeMap<>();

  /**
   * @param facts all that the decision looks at
   */
  FactReader(Collection<String> facts, Mapping mapping) {
    this.facts = facts;
    this.mapping = mapping;
  }

  Map<String, Object> read(PastLead lead) {
    var known = new LinkedHashMap<String, Object>();
    facts.forEach(fact -> known.put(fact, null));
    for (var rule : mapping.facts()) {
      var cell = lead.cell(rule.column().text());
      if (cell != null
          && !mapping.blank().contains(cell)
          && known.get(rule.fact().text()) == null) {
        known.put(rule.fact().text(), read(rule, cell));
      }
    }
    return known;
  }

  /** How many leads have a value in a column that means nothing: by column and value. */
  Map<String, Map<String, Integer>> notUnderstood() {
    return notUnderstood;
  }

  private Object read(Mapping.Fact rule, String cell) {
    var text = rule.values().getOrDefault(cell, rule.otherwise());
    if (text == null && rule.values().isEmpty()) {
      text = cell;
    }
    var value = text == null ? null : value(rule.as(), text);
    if (value == null) {
      notUnderstood
          .computeIfAbsent(rule.column().text(), column -> new HashMap<>())
          .merge(cell, 1, Integer::sum);
    }
    return value;
  }

  private static Object value(Mapping.Reading as, String text) {
    return switch (as) {
      case TEXT -> text;
      case NUMBER -> Numbers.read(text).orElse(null);
      case COUNTRY_NAME -> COUNTRIES.get(text);
    };
  }
}
