package io.sluice.intake;

import io.sluice.consent.ConsentGrant;
import java.util.List;

/**
 * How something came in.
 *
 * @param doorId which form, webhook or source of the door, or null
 * @param externalId the sender's own id of it, or null
 * @param consents what the person agreed to with it
 */
public record Arrival(Door door, String doorId, String externalId, List<ConsentGrant> consents) {

  public Arrival(Door door, String doorId, String externalId) {
    this(door, doorId, externalId, List.of());
  }
}
