package io.sluice.followup;

import io.sluice.job.LeadJob;
import io.sluice.routing.Answers;
import io.sluice.waterfall.StageLedger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a rep's answer and, if it is a rejection, that event in the ledger; both or neither. */
@Service
class Answering {

  private static final String REJECTED = "rejected";

  private final Answers answers;
  private final StageLedger ledger;

  Answering(Answers answers, StageLedger ledger) {
    this.answers = answers;
    this.ledger = ledger;
  }

  @Transactional
  public void record(LeadJob job, String outcome, String reasonCode) {
    answers.record(job, job.elementId(), outcome, reasonCode);
    if (REJECTED.equals(outcome)) {
      ledger.recordRejection(job, reasonCode);
    }
  }
}
