package io.sluice.replanning;

import io.sluice.followup.Rerouting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Gives work to others as absences begin, and as reps become free for what waits. */
@Component
class RerouteLoop {

  private static final Logger log = LoggerFactory.getLogger(RerouteLoop.class);

  private final Rerouting rerouting;

  RerouteLoop(Rerouting rerouting) {
    this.rerouting = rerouting;
  }

  @Scheduled(
      initialDelayString = "${sluice.routing.interval:1m}",
      fixedDelayString = "${sluice.routing.interval:1m}")
  void look() {
    try {
      rerouting.reroute();
    } catch (DataAccessException | TransactionException e) {
      log.warn("The open tasks cannot be read ({})", e.getClass().getSimpleName());
    }
  }
}
