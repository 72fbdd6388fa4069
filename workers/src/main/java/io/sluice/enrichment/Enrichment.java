package io.sluice.enrichment;

import io.sluice.job.LeadJob;
import io.sluice.lead.Fact;
import io.sluice.lead.LeadFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Looks for what is not known of a lead's company. A source that fails stops nothing. */
@Service
public class Enrichment {

  private final Sources sources;
  private final LeadFacts facts;
  private final EnrichmentLog log;
  private final Filling filling;
  private final EnrichmentProperties properties;
  private final Clock clock;

  Enrichment(
      Sources sources,
      LeadFacts facts,
      EnrichmentLog log,
      Filling filling,
      EnrichmentProperties properties,
      Clock clock) {
    this.sources = sources;
    this.facts = facts;
    this.log = log;
    this.filling = filling;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Whether there is something to look for and somebody to ask: the company's domain is known, a
   * fact of the company is not, and a source has not answered about it of late.
   */
  public boolean isDue(UUID leadId) {
    return !sources.all().isEmpty()
        && facts
            .findCompanyDomain(leadId)
            .filter(domain -> !due(leadId, domain).isEmpty())
            .filter(domain -> !facts.findMissingFirmographics(leadId).isEmpty())
            .isPresent();
  }

  /** Asks one source after the other until nothing is missing, and fills in what they know. */
  void enrich(LeadJob job) {
    var domain = facts.findCompanyDomain(job.leadId());
    if (domain.isPresent() && !log.hasAsked(job)) {
      filling.fill(job, domain.get(), ask(job.leadId(), domain.get()));
    }
  }

  private List<Answer> ask(UUID leadId, String domain) {
    var answers = new ArrayList<Answer>();
    var missing = EnumSet.noneOf(Fact.class);
    missing.addAll(facts.findMissingFirmographics(leadId));
    for (var source : due(leadId, domain)) {
      if (!missing.isEmpty()) {
        var answer = new Answer(source.name(), source.lookUp(domain), clock.instant());
        missing.removeAll(answer.facts().keySet());
        answers.add(answer);
      }
    }
    return answers;
  }

  private List<FirmographicSource> due(UUID leadId, String domain) {
    var answered =
        log.findWhoAnswered(leadId, domain, clock.instant().minus(properties.askAgain()));
    return sources.all().stream().filter(source -> !answered.contains(source.name())).toList();
  }
}
