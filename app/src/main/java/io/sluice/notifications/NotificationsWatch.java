package io.sluice.notifications;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells how mails and webhook calls stand: the health component {@code notifications}, which is
 * degraded while some have failed but takes nothing down, and the gauges {@code
 * sluice.notifications.*}.
 */
@Component("notificationsHealthIndicator")
class NotificationsWatch implements HealthIndicator {

  private static final Status DEGRADED = new Status("DEGRADED", "some could not be delivered");
  private static final Logger logger = LoggerFactory.getLogger(NotificationsWatch.class);

  private final DeliveryLog log;
  private final Clock clock;
  private volatile DeliveryCounts counts;

  NotificationsWatch(DeliveryLog log, Clock clock, MeterRegistry meters) {
    this.log = log;
    this.clock = clock;
    Gauge.builder("sluice.notifications.pending", this, watch -> watch.counts().pending())
        .description("Mails and webhook calls that are not sent yet")
        .register(meters);
    Gauge.builder("sluice.notifications.failed", this, watch -> watch.counts().failed())
        .description("Mails and webhook calls that were given up")
        .register(meters);
    Gauge.builder("sluice.notifications.oldest.age", this, NotificationsWatch::ageSeconds)
        .baseUnit("seconds")
        .description("Age of the oldest that is not sent yet")
        .register(meters);
  }

  @Scheduled(fixedDelay = 5_000)
  void look() {
    try {
      counts = log.counts();
    } catch (DataAccessException | TransactionException e) {
      logger.debug("The deliveries cannot be read", e);
      counts = null;
    }
  }

  @Override
  public Health health() {
    var seen = counts;
    if (seen == null) {
      return Health.unknown().withDetail("reason", "the deliveries cannot be read").build();
    }
    return Health.status(seen.failed() == 0 ? Status.UP : DEGRADED)
        .withDetail("pending", seen.pending())
        .withDetail("failed", seen.failed())
        .withDetail("oldestPendingAgeSeconds", seen.age(clock.instant()).toSeconds())
        .build();
  }

  private double ageSeconds() {
    return counts().age(clock.instant()).toMillis() / 1_000.0;
  }

  private DeliveryCounts counts() {
    var seen = counts;
    return seen == null ? DeliveryCounts.NONE : seen;
  }
}
