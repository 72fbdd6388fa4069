package io.sluice.waterfall;

import io.sluice.job.LeadJob;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import java.time.Clock;
import java.util.Optional;
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
  private final Sleepers sleepers;
  private final StageLedger ledger;
  private final Notices notices;
  private final NextCycles next;
  private final Clock clock;

  CycleClosing(
      LeadCycles cycles,
      Sleepers sleepers,
      StageLedger ledger,
      Notices notices,
      NextCycles next,
      Clock clock) {
    this.cycles = cycles;
    this.sleepers = sleepers;
    this.ledger = ledger;
    this.notices = notices;
    this.next = next;
    this.clock = clock;
  }

  /**
   * Ends the cycle of an instance, and opens the next one where one follows at once. A cycle that
   * is closed or another instance's stays as it is.
   *
   * @param sleep how the lead sleeps from now on where no cycle follows, empty where it does not
   */
  @Transactional
  public void close(
      Outcome outcome, LeadJob job, MilestoneDetails details, Optional<SleepPlan> sleep) {
    var now = clock.instant();
    var following = next.after(outcome, job.leadId());
    var closed =
        cycles.close(
            job.leadId(),
            job.cycle(),
            job.processInstanceKey(),
            outcome.code(),
            details.reasonCode(),
            now);
    if (!closed) {
      log.info("End '{}' changes nothing: the cycle has ended before", job.elementId());
      return;
    }
    ledger.record(outcome.code(), job, details);
    following.ifPresentOrElse(
        entry -> next.open(job.leadId(), entry, now),
        () -> sleep.ifPresent(plan -> sleepers.fallAsleep(job.leadId(), job.cycle(), plan)));
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
    if (!cycles.close(leadId, cycle, null, withdrawn, reasonCode, clock.instant())) {
      return false;
    }
    ledger.record(withdrawn, leadId, cycle, MilestoneDetails.because(reasonCode));
    notices.tellWithdrawn(leadId, cycle, reasonCode);
    return true;
  }
}
