package io.sluice.waterfall;

import io.sluice.job.LeadJob;
import io.sluice.lead.LeadCycles;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a cycle: its outcome goes to the ledger and the cycle is closed, or neither. */
@Service
class CycleClosing {

  private final LeadCycles cycles;
  private final StageLedger ledger;
  private final Clock clock;

  CycleClosing(LeadCycles cycles, StageLedger ledger, Clock clock) {
    this.cycles = cycles;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Transactional
  public void close(Outcome outcome, LeadJob job, MilestoneDetails details) {
    ledger.record(outcome.code(), job, details);
    cycles.close(job.leadId(), job.cycle(), outcome.code(), details.reasonCode(), clock.instant());
  }
}
