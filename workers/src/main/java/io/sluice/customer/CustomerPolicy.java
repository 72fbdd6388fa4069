package io.sluice.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * After how many days a customer is looked after next.
 *
 * @param jitterDays up to how many days later, so that those who were won on one day do not all
 *     come on one; null for none
 */
record CustomerPolicy(int afterDays, Integer jitterDays) {

  /** The same lead and cycle have the same instant, however often it is asked for. */
  Instant next(Instant from, UUID leadId, int cycle) {
    var most = jitterDays == null ? 0 : jitterDays;
    var later = Math.floorMod(31 * leadId.hashCode() + cycle, most + 1);
    return from.plus(Duration.ofDays(afterDays + later));
  }
}
