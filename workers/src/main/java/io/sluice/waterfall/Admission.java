package io.sluice.waterfall;

import io.sluice.enrichment.Enrichment;
import io.sluice.job.LeadJob;
import io.sluice.lead.Customers;
import io.sluice.lead.Entry;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRepository;
import io.sluice.qualification.Assessments;
import io.sluice.qualification.SuppressionCheck;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets one instance, and only one, run a cycle of a lead. */
@Service
class Admission {

  /** What came of it. */
  sealed interface Result permits Admitted, Duplicate, Suppressed {}

  /** Another instance has claimed the cycle, or it is closed. */
  record Duplicate() implements Result {}

  /**
   * Nobody may contact the lead.
   *
   * @param kind the word for why
   */
  record Suppressed(String kind) implements Result {}

  private final LeadCycles cycles;
  private final LeadRepository leads;
  private final SuppressionCheck suppression;
  private final Assessments assessments;
  private final StageLedger ledger;
  private final Reopenings reopenings;
  private final Customers customers;
  private final CareStanding care;
  private final CustomerNews news;
  private final Enrichment enrichment;
  private final Clock clock;

  Admission(
      LeadCycles cycles,
      LeadRepository leads,
      SuppressionCheck suppression,
      Assessments assessments,
      StageLedger ledger,
      Reopenings reopenings,
      Customers customers,
      CareStanding care,
      CustomerNews news,
      Enrichment enrichment,
      Clock clock) {
    this.cycles = cycles;
    this.leads = leads;
    this.suppression = suppression;
    this.assessments = assessments;
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
   * evaluated again is admitted again, by the same instance. What speaks against a contact is
   * looked at each time, and kept; a customer who is looked after has passed that gate.
   */
  @Transactional
  public Result admit(LeadJob job) {
    if (!cycles.claim(job.leadId(), job.cycle(), job.processInstanceKey(), clock.instant())) {
      return new Duplicate();
    }
    var entry = entry(job);
    if (entry != Entry.CUSTOMER) {
      var screened = screen(job);
      if (!screened.equals(SuppressionCheck.CLEAR)) {
        return new Suppressed(screened);
      }
    }
    var customer = customers.findOfAccount(job.leadId()).isPresent();
    var resumed = reopenings.isResumedBy(job);
    var resumeAt =
        switch (entry) {
          case CUSTOMER -> care.whereItStands(job.leadId(), job.cycle());
          case EXPANSION -> enter(job, Stage.EXPANSION, resumed);
          case INQUIRY, TELEPROSPECTING, SALES -> enter(job, Stage.INQUIRY, resumed);
        };
    var incomplete = resumeAt == null && entry != Entry.CUSTOMER && enrichment.isDue(job.leadId());
    return new Admitted(resumeAt, customer, incomplete);
  }

  private String screen(LeadJob job) {
    return assessments
        .find(job, SuppressionCheck.KIND)
        .orElseGet(() -> assessments.save(job, suppression.assess(leads.require(job.leadId()))))
        .result();
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
