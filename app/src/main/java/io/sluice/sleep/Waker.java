package io.sluice.sleep;

import io.sluice.lead.Sleepers;
import io.sluice.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens the next cycle of leads whose wake date has come, a limited number at a time, so that many
 * of the same day do not wake as a herd.
 */
@Component
class Waker {

  private static final Logger log = LoggerFactory.getLogger(Waker.class);

  private final Sleepers sleepers;
  private final Outbox outbox;
  private final TransactionOperations transaction;
  private final int most;

  Waker(
      Sleepers sleepers,
      Outbox outbox,
      TransactionOperations transaction,
      @Value("${sluice.sleep.wake-at-once:100}") int most) {
    this.sleepers = sleepers;
    this.outbox = outbox;
    this.transaction = transaction;
    this.most = most;
  }

  @Scheduled(
      initialDelayString = "${sluice.sleep.interval:1m}",
      fixedDelayString = "${sluice.sleep.interval:1m}")
  void look() {
    try {
      wakeDue();
    } catch (DataAccessException | TransactionException e) {
      log.warn("The sleeping leads cannot be read ({})", e.getClass().getSimpleName());
    }
  }

  /** Wakes what is due and returns how many woke. */
  int wakeDue() {
    var woken =
        transaction.execute(
            status -> {
              var opened = sleepers.wakeDue(most);
              opened.forEach(cycle -> outbox.startCycle(cycle.leadId(), cycle.cycle()));
              return opened.size();
            });
    if (woken > 0) {
      log.info("{} sleeping leads woke", woken);
    }
    return woken;
  }
}
