package io.sluice.sleep;

import io.sluice.nurture.Reengagement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the leads woken that became ready in their sleep; the rate cap is not for them. */
@Component
class ReadySleepers {

  private static final Logger log = LoggerFactory.getLogger(ReadySleepers.class);

  private final Reengagement reengagement;

  ReadySleepers(Reengagement reengagement) {
    this.reengagement = reengagement;
  }

  @Scheduled(
      initialDelayString = "${sluice.sleep.interval:500ms}",
      fixedDelayString = "${sluice.sleep.interval:500ms}")
  void look() {
    try {
      reengagement.wakeReady();
    } catch (RuntimeException e) {
      log.warn(
          "Sleeping leads that did something cannot be looked at ({}); they are looked at again",
          e.getClass().getSimpleName());
    }
  }
}
