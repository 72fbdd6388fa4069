package io.sluice.waterfall;

import io.sluice.job.LeadJob;
import io.sluice.lead.LeadCycles;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets one instance, and only one, run a cycle of a lead. */
@Service
class Admission {

  private final LeadCycles cycles;
  private final StageLedger ledger;
  private final Clock clock;

  Admission(LeadCycles cycles, StageLedger ledger, Clock clock) {
    this.cycles = cycles;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Claims the cycle and writes the inquiry.
   *
   * @return false when another instance has claimed it
   */
  @Transactional
  public boolean admit(LeadJob job) {
    if (!cycles.claim(job.leadId(), job.cycle(), job.processInstanceKey(), clock.instant())) {
      return false;
    }
    ledger.record(Stage.INQUIRY.code(), job, MilestoneDetails.NONE);
    return true;
  }
}
