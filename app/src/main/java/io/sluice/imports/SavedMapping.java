package io.sluice.imports;

import java.time.Instant;

/**
 * A mapping that can be used again.
 *
 * @param savedBy the id of the API key; null where there was none
 */
public record SavedMapping(String name, Mapping mapping, Instant savedAt, String savedBy) {}
