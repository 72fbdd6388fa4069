package io.sluice.waterfall;

import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.LeadCycles;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a cycle: its outcome goes to the ledger and the cycle is closed, or neither. */
@Service
public class CycleClosing {

  private static final Logger log = LoggerFactory.getLogger(CycleClosing.class);

  private final LeadCycles cycles;
  private final StageLedger ledger;
  private final Notices notices;
  private final Clock clock;

  CycleClosing(LeadCycles cycles, StageLedger ledger, Notices notices, Clock clock) {
    this.cycles = cycles;
    this.ledger = ledger;
    this.notices = notices;
    this.clock = clock;
  }

  /** Ends the cycle of an instance. A cycle that is closed or another instance's stays as it is. */
  @Transactional
  public void close(Outcome outcome, LeadJob job, MilestoneDetails details) {
    var now = clock.instant();
    var closed =
        cycles.close(
            job.leadId(),
            job.cycle(),
            job.processInstanceKey(),
            outcome.code(),
            details.reasonCode(),
            outcome.canWake() ? wakeOn(details, now) : null,
            now);
    if (!closed) {
      log.info("End '{}' changes nothing: the cycle has ended before", job.elementId());
      return;
    }
    ledger.record(outcome.code(), job, details);
    if (outcome == Outcome.WITHDRAWN) {
      notices.tellWithdrawn(job.leadId(), job.cycle(), details.reasonCode());
    }
  }

  /**
   * Withdraws a cycle that no instance has claimed, so that one that comes later ends as a
   * duplicate.
   *
   * @return false when the cycle has ended or has an instance, which must then be told to end
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean withdrawUnclaimed(UUID leadId, int cycle, String reasonCode) {
    var withdrawn = Outcome.WITHDRAWN.code();
    if (!cycles.close(leadId, cycle, null, withdrawn, reasonCode, null, clock.instant())) {
      return false;
    }
    ledger.record(withdrawn, leadId, cycle, MilestoneDetails.because(reasonCode));
    notices.tellWithdrawn(leadId, cycle, reasonCode);
    return true;
  }

  private static LocalDate wakeOn(MilestoneDetails details, Instant now) {
    if (details.wakeOn() != null) {
      return parsed(details.wakeOn());
    }
    var days = details.wakeAfterDays();
    return days == null || days <= 0
        ? null
        : LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(days);
  }

  private static LocalDate parsed(String wakeOn) {
    try {
      return LocalDate.parse(wakeOn);
    } catch (DateTimeParseException e) {
      throw new UnworkableJobException(
          "Variable wakeOn is no ISO date such as 2026-03-14: set it right in Operate and retry.");
    }
  }
}
