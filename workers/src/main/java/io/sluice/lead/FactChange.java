package io.sluice.lead;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of the facts of a lead by what somebody says of them.
 *
 * @param written what is noted as said by them, in the order of the facts
 * @param changed which of these have another value then
 */
record FactChange(List<Fact> written, Set<Fact> changed) {

  static FactChange of(List<KnownFact> known, Map<Fact, String> given, FactOrigin origin) {
    var written =
        known.stream()
            .filter(fact -> given.containsKey(fact.fact()))
            .filter(fact -> origin.writes(fact, given.get(fact.fact())))
            .toList();
    return new FactChange(
        written.stream().map(KnownFact::fact).toList(),
        written.stream()
            .filter(fact -> !fact.hasValue(given.get(fact.fact())))
            .map(KnownFact::fact)
            .collect(toUnmodifiableSet()));
  }
}
