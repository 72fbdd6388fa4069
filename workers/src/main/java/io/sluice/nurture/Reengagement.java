package io.sluice.nurture;

import io.sluice.lead.Sleep;
import io.sluice.lead.SleepEnd;
import io.sluice.lead.Sleepers;
import io.sluice.qualification.ReadinessCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Wakes sleeping leads before their date. What counts is what a lead did since it fell asleep: the
 * old story has been told to the rep who laid it to sleep.
 */
@Service
public class Reengagement {

  private static final Logger log = LoggerFactory.getLogger(Reengagement.class);
  private static final int BATCH = 200;
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Sleepers sleepers;
  private final ReadinessCheck readiness;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reengagement(
      Sleepers sleepers,
      ReadinessCheck readiness,
      TransactionOperations transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sleepers = sleepers;
    this.readiness = readiness;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Looks at the sleeping leads that did something, as long as there are any, and wakes those that
   * are ready enough. When the engine is away or too busy, which knows what is ready, those that
   * are left come again after some seconds.
   *
   * @return how many woke
   */
  public int wakeReady() {
    var woken = 0;
    List<Sleep> active;
    do {
      active = sleepers.takeActive(BATCH, clock.instant().plus(AGAIN));
      woken += wakeReady(active);
    } while (active.size() == BATCH);
    return woken;
  }

  private int wakeReady(List<Sleep> active) {
    if (active.isEmpty()) {
      return 0;
    }
    var levels =
        readiness.levelsSince(
            active.stream().collect(Collectors.toMap(Sleep::leadId, Sleep::sleptAt)));
    var ready =
        active.stream()
            .collect(
                Collectors.partitioningBy(
                    sleep -> levels.get(sleep.leadId()) <= sleep.wakeAtLevel()));
    sleepers.lookedAt(ready.get(false));
    return Math.toIntExact(ready.get(true).stream().filter(this::wake).count());
  }

  private boolean wake(Sleep active) {
    var opened =
        transaction.execute(
            status -> {
              var cycle = sleepers.wake(active.leadId(), SleepEnd.ENGAGEMENT);
              cycle.ifPresent(events::publishEvent);
              return cycle.isPresent();
            });
    if (opened) {
      log.info("Lead {} woke by what it did", active.leadId());
    }
    return opened;
  }
}
