package io.sluice.account;

import java.util.List;
import java.util.UUID;

/**
 * Of which account a lead is.
 *
 * @param value the domain, or what is compared of the name
 * @param tieBrokenBy what set it before the other candidates, null where it was the only one of its
 *     kind
 * @param candidates the other accounts that it could have been
 */
record AccountMatch(
    UUID accountId, MatchedBy by, String value, String tieBrokenBy, List<UUID> candidates) {}
