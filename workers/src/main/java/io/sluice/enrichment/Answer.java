package io.sluice.enrichment;

import io.sluice.lead.Fact;
import java.time.Instant;
import java.util.Map;

/** What one source answered, and when it was asked. */
record Answer(String source, Lookup lookup, Instant askedAt) {

  Map<Fact, String> facts() {
    return lookup instanceof Lookup.Found found ? found.facts() : Map.of();
  }
}
