package io.sluice.suppression;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

/**
 * One line of the company's own lists. It matches a domain with its subdomains, an address, or an
 * address that is known by its hash only; two of the three are null.
 *
 * @param note why it is there, null where nobody said
 * @param addedBy a user name, or {@link #WITHDRAWAL}, {@link #BOUNCE}
 * @param endedAt when it was taken off, null while it counts
 */
public record SuppressionEntry(
    UUID entryId,
    String kind,
    String domain,
    String email,
    byte[] emailHash,
    String note,
    String addedBy,
    Instant addedAt,
    Instant endedAt) {

  /** The person has asked to be left alone: their lead was withdrawn. */
  public static final String WITHDRAWAL = "withdrawal";

  /** A mail could not be delivered. */
  public static final String BOUNCE = "bounce";

  SuppressionKind ofKind() {
    return SuppressionKind.ofCode(kind).orElseThrow();
  }

  /**
   * Whether it is about somebody. The website counts where the kind is about companies.
   *
   * @param hashes of all forms of the address
   * @param host of the company's website, null where unknown
   */
  boolean matches(Address address, Collection<byte[]> hashes, String host) {
    if (domain != null) {
      return Domains.isUnder(address.domain(), domain)
          || ofKind().isOfCompanies() && Domains.isUnder(host, domain);
    }
    return email == null
        ? hashes.stream().anyMatch(hash -> Arrays.equals(emailHash, hash))
        : Address.of(email).equals(address);
  }

  /** In words that name no person. */
  String because() {
    if (domain != null) {
      return domain + " is on our list";
    }
    return email == null ? "known by the keyed hash of the address" : "the address is on our list";
  }
}
