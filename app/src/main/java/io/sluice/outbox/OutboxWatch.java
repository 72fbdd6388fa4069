package io.sluice.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.operations.Rest;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Clears what is settled and tells how the rest stands: the health component {@code outbox} and the
 * gauges {@code sluice.outbox.*}.
 */
@Component("outboxHealthIndicator")
class OutboxWatch implements HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(OutboxWatch.class);

  private final Outbox outbox;
  private final Clock clock;
  private final Rest rest = new Rest();
  private volatile OutboxState state;

  OutboxWatch(Outbox outbox, Clock clock, MeterRegistry meters) {
    this.outbox = outbox;
    this.clock = clock;
    Gauge.builder("sluice.outbox.oldest.age", this, OutboxWatch::ageSeconds)
        .baseUnit("seconds")
        .description("Age of the oldest message that is not settled")
        .register(meters);
    Gauge.builder("sluice.outbox.unsettled", this, watch -> watch.state().unsettled())
        .description("Messages that are not settled")
        .register(meters);
    Gauge.builder("sluice.outbox.alarms", this, watch -> watch.state().alarms())
        .description("Messages that were published five times in vain")
        .register(meters);
  }

  /** A look at a long outbox takes long, and is taken the more seldom. */
  @Scheduled(fixedDelay = 1_000)
  void lookWhenRested() {
    rest.unlessResting(this::look);
  }

  void look() {
    try {
      outbox.removeSettled();
      state = outbox.state();
    } catch (DataAccessException e) {
      log.debug("The outbox cannot be read", e);
      state = null;
    }
  }

  @Override
  public Health health() {
    var seen = state;
    if (seen == null) {
      return Health.unknown().withDetail("reason", "the outbox cannot be read").build();
    }
    var health = seen.alarms() == 0 ? Health.up() : Health.down();
    return health
        .withDetail("unsettled", seen.unsettled())
        .withDetail("oldestAgeSeconds", seen.age(clock.instant()).toSeconds())
        .withDetail("alarms", seen.alarms())
        .build();
  }

  private double ageSeconds() {
    return state().age(clock.instant()).toMillis() / 1_000.0;
  }

  private OutboxState state() {
    var seen = state;
    return seen == null ? OutboxState.EMPTY : seen;
  }
}
