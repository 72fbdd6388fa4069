package io.sluice.lead;

import java.util.UUID;

/**
 * What a row changes of a known lead.
 *
 * @param country the lead's, ISO 3166-1 alpha-2; null where unknown
 */
record BulkChange(UUID leadId, BulkRow row, FactChange facts, String country) {

  /** The new value of a fact; null where it stays as it is. */
  String value(Fact fact) {
    return facts.changed().contains(fact) ? row.facts().get(fact) : null;
  }

  BulkFacts.Said said() {
    return new BulkFacts.Said(leadId, facts.written(), row.facts(), row.origin());
  }
}
