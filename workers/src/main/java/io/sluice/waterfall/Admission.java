package io.sluice.waterfall;

import io.sluice.enrichment.Enrichment;
import io.sluice.job.LeadJob;
import io.sluice.lead.Customers;
import io.sluice.lead.Entry;
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
  private final Customers customers;
  private final CareStanding care;
  private final CustomerNews news;
  private final Enrichment enrichment;
  private final Clock clock;

  Admission(
      LeadCycles cycles,
      StageLedger ledger,
      Reopenings reopenings,
      Customers customers,
      CareStanding care,
      CustomerNews news,
      Enrichment enrichment,
      Clock clock) {
    this.cycles = cycles;
    this.ledger = ledger;
    this.reopenings = reopenings;
    this.customers = customers;
    this.care = care;
    this.news = news;
    this.enrichment = enrichment;
    this.clock = clock;
  }

  /**
   * Claims the cycle, and writes how it begins when it is the first to do so. A lead that is
   * evaluated again is admitted again, by the same instance.
   *
   * @return empty when another instance has claimed the cycle or it is closed
   */
  @Transactional
  public Optional<Admitted> admit(LeadJob job) {
    if (!cycles.claim(job.leadId(), job.cycle(), job.processInstanceKey(), clock.instant())) {
      return Optional.empty();
    }
    var customer = customers.findOfAccount(job.leadId()).isPresent();
    var resumed = reopenings.isResumedBy(job);
    var entry = entry(job);
    var resumeAt =
        switch (entry) {
          case CUSTOMER -> care.whereItStands(job.leadId(), job.cycle());
          case EXPANSION -> enter(job, Stage.EXPANSION, resumed);
          case INQUIRY, TELEPROSPECTING, SALES -> enter(job, Stage.INQUIRY, resumed);
        };
    var incomplete = resumeAt == null && entry != Entry.CUSTOMER && enrichment.isDue(job.leadId());
    return Optional.of(new Admitted(resumeAt, customer, incomplete));
  }

  private Entry entry(LeadJob job) {
    return Entry.ofCode(cycles.findOpen(job.leadId()).orElseThrow().entry());
  }

  /**
   * The first one to come writes how the cycle begins, and whoever looks after the customer is
   * told; one that is resumed goes on.
   */
  private String enter(LeadJob job, Stage first, boolean resumed) {
    var reached = ledger.findLatest(job.leadId(), job.cycle());
    if (reached.isEmpty()) {
      ledger.record(first.code(), job, MilestoneDetails.NONE);
      if (first == Stage.INQUIRY) {
        news.tellAsked(job.leadId(), job.cycle());
      }
    }
    return resumed ? reached.map(this::whereItStood).orElse(null) : null;
  }

  private String whereItStood(StageEvent reached) {
    return switch (Stage.ofMilestone(reached.stage()).orElse(Stage.INQUIRY)) {
      case INQUIRY, EXPANSION, REJECTED -> null;
      case AQL -> ledger.isHandedOffSince(reached) ? Admitted.SALES : Admitted.INSIDE_SALES;
      case TAL -> Admitted.INSIDE_SALES;
      case TGL, TQL -> Admitted.SALES;
      case SAL, SGL, SQL, WON -> Admitted.OPPORTUNITY;
    };
  }
}
