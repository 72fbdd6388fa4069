package io.sluice.sleep;

import io.sluice.lead.Sleepers;
import io.sluice.outbox.Outbox;
import io.sluice.outbox.Priority;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens the next cycle of leads whose wake date has come, or whom people would work now by other
 * facts or criteria: a batch in a transaction, at a rate that all instances share, and only as fast
 * as those that woke before get where they go. Whoever dies within a batch has woken nobody.
 */
@Component
@EnableConfigurationProperties(SleepProperties.class)
class Waker {

  private static final Logger log = LoggerFactory.getLogger(Waker.class);
  private static final int BATCH = 100;
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final Sleepers sleepers;
  private final Outbox outbox;
  private final TransactionOperations transaction;
  private final RateCap cap;
  private final Clock clock;
  private final int mostUnderWay;
  private int woken;

  @Autowired
  Waker(
      Sleepers sleepers,
      Outbox outbox,
      TransactionOperations transaction,
      DataSource database,
      Clock clock,
      SleepProperties properties) {
    this(
        sleepers,
        outbox,
        transaction,
        new RateCap("waking", properties.rate(), database, clock),
        clock,
        properties.mostUnderWay());
  }

  Waker(
      Sleepers sleepers,
      Outbox outbox,
      TransactionOperations transaction,
      RateCap cap,
      Clock clock,
      int mostUnderWay) {
    this.sleepers = sleepers;
    this.outbox = outbox;
    this.transaction = transaction;
    this.cap = cap;
    this.clock = clock;
    this.mostUnderWay = mostUnderWay;
  }

  @Scheduled(
      initialDelayString = "${sluice.sleep.interval:500ms}",
      fixedDelayString = "${sluice.sleep.interval:500ms}")
  void look() {
    try {
      tell(wakeDue());
    } catch (DataAccessException | TransactionException e) {
      log.warn("The sleeping leads cannot be read ({})", e.getClass().getSimpleName());
    }
  }

  /** Wakes some of those that are due and returns how many. */
  int wakeDue() {
    if (!sleepers.isAnyDue()) {
      return 0;
    }
    var room = Math.min(BATCH, mostUnderWay - underWay());
    var most = room <= 0 ? 0 : cap.take(room);
    return most == 0 ? 0 : wake(most);
  }

  /** One that is stuck holds up nobody for long, unless its process has not even started. */
  private int underWay() {
    return Math.max(outbox.countWoken(), sleepers.countUnderWay(clock.instant().minus(UNDER_WAY)));
  }

  private int wake(int most) {
    return transaction.execute(
        status -> {
          var opened = sleepers.wakeDue(most);
          opened.forEach(cycle -> outbox.startCycle(cycle.leadId(), cycle.cycle(), Priority.WOKEN));
          return opened.size();
        });
  }

  /** Says it once, when nobody is due any more. */
  private void tell(int count) {
    woken += count;
    if (count == 0 && woken > 0 && !sleepers.isAnyDue()) {
      log.info("{} sleeping leads woke", woken);
      woken = 0;
    }
  }
}
