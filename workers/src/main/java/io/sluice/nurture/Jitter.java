package io.sluice.nurture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;

/**
 * Spreads the leads of one day, so that those who fell asleep together do not wake as a herd. The
 * same lead and cycle always get the same.
 */
final class Jitter {

  private static final LocalTime FROM = LocalTime.of(7, 0);
  private static final int SECONDS = (int) Duration.ofHours(8).toSeconds();

  private final Random random;

  Jitter(UUID leadId, int cycle) {
    random =
        new Random(
            leadId.getMostSignificantBits()
                ^ Long.rotateLeft(leadId.getLeastSignificantBits(), 31) + cycle);
  }

  /**
   * When a lead is touched on a day.
   *
   * @param wakeAt when it wakes, null for never
   * @return null when it wakes before
   */
  Instant touchOn(LocalDate day, Instant wakeAt) {
    var touch = onOrAfter(day, 0);
    return wakeAt == null || touch.isBefore(wakeAt) ? touch : null;
  }

  /** An instant between 07:00 and 15:00 UTC, on the day or up to so many days after it. */
  Instant onOrAfter(LocalDate day, int days) {
    return day.plusDays(random.nextInt(days + 1))
        .atTime(FROM)
        .plusSeconds(random.nextInt(SECONDS))
        .toInstant(ZoneOffset.UTC);
  }
}
