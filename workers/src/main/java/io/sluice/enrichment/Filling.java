package io.sluice.enrichment;

import io.sluice.job.LeadJob;
import io.sluice.lead.Fact;
import io.sluice.lead.FactOrigin;
import io.sluice.lead.LeadFacts;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Fills in what sources answered, and keeps what they answered. */
@Service
class Filling {

  private final EnrichmentLog log;
  private final LeadFacts facts;

  Filling(EnrichmentLog log, LeadFacts facts) {
    this.log = log;
    this.facts = facts;
  }

  /**
   * The first that knows a fact is believed.
   *
   * @param answers the most trusted first
   */
  @Transactional
  void fill(LeadJob job, String domain, List<Answer> answers) {
    var told = EnumSet.noneOf(Fact.class);
    for (var answer : answers) {
      if (log.keep(job, domain, answer)) {
        var news = new HashMap<>(answer.facts());
        news.keySet().removeAll(told);
        told.addAll(news.keySet());
        facts.fill(job.leadId(), news, FactOrigin.source(answer.source(), answer.askedAt()));
      }
    }
  }
}
