package io.sluice.merging;

import io.sluice.duplicate.DuplicateFinding;
import io.sluice.operations.EngineStatus;
import io.sluice.outbox.BulkBrake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares who is new with those who are known, some time after they came in, so that nobody waits
 * for it at a door. What cannot be compared now, as the database or the engine is away, is compared
 * later.
 */
@Component
@EnableConfigurationProperties(DuplicateProperties.class)
class DuplicateWatch {

  private static final Logger log = LoggerFactory.getLogger(DuplicateWatch.class);

  private final DuplicateFinding finding;
  private final DuplicateProperties properties;
  private final BulkBrake brake;

  DuplicateWatch(DuplicateFinding finding, DuplicateProperties properties, BulkBrake brake) {
    this.finding = finding;
    this.properties = properties;
    this.brake = brake;
  }

  @Scheduled(
      initialDelayString = "${sluice.duplicates.interval:5s}",
      fixedDelayString = "${sluice.duplicates.interval:5s}")
  void look() {
    try {
      while (!brake.isOn() && finding.look(properties.batch()) == properties.batch()) {
        log.debug("More leads are to be compared");
      }
    } catch (RuntimeException e) {
      log.warn(
          "Leads cannot be compared for duplicates now ({}, {}); it is tried again",
          e.getClass().getSimpleName(),
          EngineStatus.of(e));
    }
  }
}
