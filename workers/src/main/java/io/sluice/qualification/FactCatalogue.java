package io.sluice.qualification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts that scorecards may look at, as {@code bpmn/facts.json} lists them. What is known only
 * after contact tells the outcome that a scorecard is to foretell, so it is handed to none,
 * whatever a table asks for.
 */
final class FactCatalogue {

  private static final String FILE = "/models/facts.json";
  private static final String BEFORE_CONTACT = "before-contact";

  private final List<Fact> facts;

  private FactCatalogue(List<Fact> facts) {
    this.facts = facts;
  }

  static FactCatalogue read(JsonMapper json) {
    try (var file = FactCatalogue.class.getResourceAsStream(FILE)) {
      return new FactCatalogue(json.readValue(file, Catalogue.class).facts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the facts that a scorecard is handed. */
  Set<String> handedTo(String scorecard) {
    return facts.stream()
        .filter(fact -> fact.known().equals(BEFORE_CONTACT))
        .filter(fact -> fact.scorecards().contains(scorecard))
        .map(Fact::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of the facts that a scorecard is handed. */
  Map<String, Object> admit(String scorecard, Map<String, Object> gathered) {
    var admitted = new LinkedHashMap<>(gathered);
    admitted.keySet().retainAll(handedTo(scorecard));
    return admitted;
  }

  private record Catalogue(List<Fact> facts) {}

  private record Fact(String name, String known, List<String> scorecards) {}
}
