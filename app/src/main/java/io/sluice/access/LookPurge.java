package io.sluice.access;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Forgets who looked at whose data when their time is over. */
@Component
class LookPurge {

  private static final Logger log = LoggerFactory.getLogger(LookPurge.class);

  private final Looks looks;
  private final AccessProperties properties;
  private final Clock clock;

  LookPurge(Looks looks, AccessProperties properties, Clock clock) {
    this.looks = looks;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "1h", fixedDelayString = "24h")
  void look() {
    try {
      purge();
    } catch (DataAccessException | TransactionException e) {
      log.debug("The log of looks cannot be reached", e);
    }
  }

  int purge() {
    return looks.forget(clock.instant().minus(properties.looksKept()));
  }
}
