package io.sluice.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param kept for how long the answer to an idempotency key, or to the row of a file, is known:
 *     whoever sends the same later is taken in once more
 */
@ConfigurationProperties("sluice.idempotency")
record IdempotencyProperties(@DefaultValue("30d") Duration kept) {

  private static final Duration LEAST = Duration.ofHours(1);

  IdempotencyProperties {
    if (kept.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "sluice.idempotency.kept is %s: set an hour or more, such as 30d".formatted(kept));
    }
  }
}
