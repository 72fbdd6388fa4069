package io.sluice.sleep;

import io.sluice.bpmn.Models;
import io.sluice.notification.Deliveries;
import io.sluice.nurture.DueTouch;
import io.sluice.nurture.NurtureTouches;
import io.sluice.outbox.MessagePublisher;
import io.sluice.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the process of each touch that is due, at a rate that all instances share; again when
 * nothing came of it in time, since only {@code send-touch} says that it was done. Without a mail
 * server nobody is touched.
 */
@Component
@EnableConfigurationProperties(TouchProperties.class)
class TouchPublisher {

  static final int ATTEMPTS_BEFORE_ALARM = 5;
  static final Duration DONE_WITHIN = Duration.ofMinutes(2);
  static final Duration ALARMED_INTERVAL = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(TouchPublisher.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int BATCH = 50;

  private final NurtureTouches touches;
  private final MessagePublisher publisher;
  private final Deliveries deliveries;
  private final RateCap cap;
  private final JsonMapper json;
  private final Clock clock;

  @Autowired
  TouchPublisher(
      NurtureTouches touches,
      MessagePublisher publisher,
      Deliveries deliveries,
      DataSource database,
      JsonMapper json,
      TouchProperties properties,
      Clock clock) {
    this.touches = touches;
    this.publisher = publisher;
    this.deliveries = deliveries;
    this.cap = new RateCap("touching", properties.rate(), database, clock);
    this.json = json;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${sluice.touch.interval:5s}",
      fixedDelayString = "${sluice.touch.interval:5s}")
  void look() {
    try {
      if (deliveries.sendsMails()) {
        publishDue();
      }
    } catch (DataAccessException | TransactionException e) {
      log.warn("The touches that are due cannot be read ({})", e.getClass().getSimpleName());
    }
  }

  /** Starts some of those that are due and returns how many. */
  int publishDue() {
    var most = touches.isAnyDue() ? cap.take(BATCH) : 0;
    if (most == 0) {
      return 0;
    }
    var due = touches.lease(most, clock.instant().plus(DONE_WITHIN));
    due.forEach(this::publish);
    return due.size();
  }

  private void publish(DueTouch touch) {
    try (var ignored = MDC.putCloseable("leadId", touch.leadId().toString())) {
      if (touch.attempts() > ATTEMPTS_BEFORE_ALARM) {
        alarm(touch);
      }
      switch (publisher.publish(message(touch))) {
        case PUBLISHED, UNKNOWN, REFUSED -> log.debug("Touch {} is started", touch.step());
        case TURNED_AWAY -> touches.postpone(touch, clock.instant().plus(PAUSE));
      }
    }
  }

  private OutboxMessage message(DueTouch touch) {
    var leadCycle = touch.leadId() + ":" + touch.cycle();
    var variables =
        Map.of(
            "leadId", touch.leadId(),
            "cycle", touch.cycle(),
            "leadCycle", leadCycle,
            "touchStep", touch.step(),
            "track", touch.track(),
            "persona", touch.persona());
    return new OutboxMessage(
        touch.leadId(),
        touch.cycle(),
        Models.TOUCH_DUE,
        json.writeValueAsString(variables),
        touch.attempts());
  }

  /** It comes only once an hour from then on. */
  private void alarm(DueTouch touch) {
    log.error(
        "Touch {} of a sleeping lead has not been sent: {} starts came to nothing. Look in Operate for"
            + " an incident at the send-touch job, and whether {} is deployed; it is tried again every"
            + " {} min.",
        touch.step(),
        touch.attempts() - 1,
        "nurture-touch",
        ALARMED_INTERVAL.toMinutes());
    touches.defer(touch, clock.instant().plus(ALARMED_INTERVAL));
  }
}
