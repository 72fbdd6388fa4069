package io.sluice.suppressions;

import io.sluice.suppression.SuppressionEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * One entry of a list.
 *
 * @param domain with its subdomains; null where it is an address
 * @param email null where it is a domain, or an address that is known by its keyed hash only
 * @param hashed whether it is such an address
 * @param by a user name, {@code withdrawal}, or {@code bounce}
 */
@Schema(name = "Suppression")
public record SuppressionView(
    UUID suppressionId,
    String kind,
    String domain,
    String email,
    boolean hashed,
    String note,
    String by,
    Instant addedAt) {

  static SuppressionView of(SuppressionEntry entry) {
    return new SuppressionView(
        entry.entryId(),
        entry.kind(),
        entry.domain(),
        entry.email(),
        entry.emailHash() != null,
        entry.note(),
        entry.addedBy(),
        entry.addedAt());
  }
}
