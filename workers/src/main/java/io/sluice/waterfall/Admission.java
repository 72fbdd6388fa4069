package io.sluice.waterfall;

import io.sluice.job.LeadJob;
import io.sluice.lead.LeadCycles;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets one instance, and only one, run a cycle of a lead. */
@Service
class Admission {

  private final LeadCycles cycles;
  private final StageLedger ledger;
  private final Reopenings reopenings;
  private final Clock clock;

  Admission(LeadCycles cycles, StageLedger ledger, Reopenings reopenings, Clock clock) {
    this.cycles = cycles;
    this.ledger = ledger;
    this.reopenings = reopenings;
    this.clock = clock;
  }

  /**
   * Claims the cycle, and writes the inquiry when it is the first to do so. A lead that is
   * evaluated again is admitted again, by the same instance.
   *
   * @return empty when another instance has claimed the cycle or it is closed
   */
  @Transactional
  public Optional<Admitted> admit(LeadJob job) {
    if (!cycles.claim(job.leadId(), job.cycle(), job.processInstanceKey(), clock.instant())) {
      return Optional.empty();
    }
    var reached = ledger.findLatest(job.leadId(), job.cycle());
    if (reached.isEmpty()) {
      ledger.record(Stage.INQUIRY.code(), job, MilestoneDetails.NONE);
    }
    return Optional.of(
        reopenings.isResumedBy(job)
            ? reached.map(this::whereItStood).orElse(Admitted.AT_THE_BEGINNING)
            : Admitted.AT_THE_BEGINNING);
  }

  private Admitted whereItStood(StageEvent reached) {
    return new Admitted(
        switch (Stage.ofMilestone(reached.stage()).orElse(Stage.INQUIRY)) {
          case INQUIRY, REJECTED -> null;
          case AQL -> ledger.isHandedOffSince(reached) ? Admitted.SALES : Admitted.INSIDE_SALES;
          case TAL -> Admitted.INSIDE_SALES;
          case TGL, TQL -> Admitted.SALES;
          case SAL, SGL, SQL, WON -> Admitted.OPPORTUNITY;
        });
  }
}
