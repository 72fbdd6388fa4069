package io.sluice.liveness;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.liveness.InstanceProbe.Sign;
import io.sluice.liveness.LivenessReport.Reopened;
import io.sluice.outbox.Outbox;
import io.sluice.waterfall.Reopenings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks whether every open cycle has a live process instance, one at a time, and has another one
 * started where it has not: somebody cancelled it by hand, or the engine lost it.
 */
@Component
class LivenessCheck {

  static final String INSTANCE_GONE = "instance-gone";

  private static final Logger log = LoggerFactory.getLogger(LivenessCheck.class);

  /** When the engine leaves so many questions in a row unanswered, the rest can wait. */
  private static final int PATIENCE = 5;

  private final LeadCycles cycles;
  private final Reopenings reopenings;
  private final Outbox outbox;
  private final InstanceProbe probe;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Duration grace;
  private final Counter reopened;

  LivenessCheck(
      LeadCycles cycles,
      Reopenings reopenings,
      Outbox outbox,
      InstanceProbe probe,
      TransactionOperations transaction,
      Clock clock,
      @Value("${sluice.liveness.grace:5m}") Duration grace,
      MeterRegistry meters) {
    this.cycles = cycles;
    this.reopenings = reopenings;
    this.outbox = outbox;
    this.probe = probe;
    this.transaction = transaction;
    this.clock = clock;
    this.grace = grace;
    this.reopened =
        Counter.builder("sluice.liveness.reopened")
            .description("Cycles that were started again since their process instance was gone")
            .register(meters);
  }

  @Scheduled(
      initialDelayString = "${sluice.liveness.interval:1h}",
      fixedDelayString = "${sluice.liveness.interval:1h}")
  void look() {
    try {
      var report = check();
      log.info(
          "Liveness: {} checked, {} without an answer, {} reopened",
          report.checked(),
          report.unknown(),
          report.reopened().size());
    } catch (DataAccessException | TransactionException e) {
      log.warn("The open leads cannot be read ({})", e.getClass().getSimpleName());
    }
  }

  /** Checks all open cycles that were claimed some minutes ago or longer. */
  synchronized LivenessReport check() {
    var open = cycles.findClaimedBefore(clock.instant().minus(grace));
    var found = new ArrayList<Reopened>();
    int checked = 0;
    int unanswered = 0;
    for (var cycle : open) {
      var sign = probe.look(cycle.processInstanceKey());
      unanswered = sign == Sign.UNKNOWN ? unanswered + 1 : 0;
      if (unanswered == PATIENCE) {
        break;
      }
      if (sign != Sign.UNKNOWN) {
        checked++;
      }
      if (sign == Sign.GONE && reopen(cycle)) {
        found.add(
            new Reopened(
                cycle.leadId(),
                cycle.cycle(),
                cycle.processInstanceKey().toString(),
                INSTANCE_GONE));
      }
    }
    return new LivenessReport(checked, open.size() - checked, found);
  }

  /** The cycle may have ended since it was read; its row decides. */
  private boolean reopen(LeadCycle cycle) {
    var done =
        transaction.execute(
            status -> {
              var mine =
                  reopenings.reopen(
                      cycle.leadId(), cycle.cycle(), cycle.processInstanceKey(), INSTANCE_GONE);
              if (mine) {
                outbox.startCycle(cycle.leadId(), cycle.cycle());
              }
              return mine;
            });
    if (done) {
      reopened.increment();
      try (var ignored = MDC.putCloseable("leadId", cycle.leadId().toString())) {
        log.warn(
            "Cycle {} is reopened: its process instance {} is gone, cancelled by hand or lost. The"
                + " lead goes on where it stood.",
            cycle.cycle(),
            cycle.processInstanceKey());
      }
    }
    return done;
  }
}
