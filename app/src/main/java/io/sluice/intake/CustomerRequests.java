package io.sluice.intake;

import io.sluice.customer.CustomerAsks;
import io.sluice.lead.Entry;
import io.sluice.lead.LeadAliases;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.Submission;
import io.sluice.outbox.Outbox;
import io.sluice.waterfall.CustomerNews;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices when somebody asks for something who is a customer: whoever looks after them is told, and
 * the next look at them comes at once.
 */
@Component
public class CustomerRequests {

  /** What says that somebody wants to be talked to. */
  private static final Set<String> ASKS = Set.of("demo-request", "contact-request", "opt-in");

  private final LeadAliases aliases;
  private final LeadCycles cycles;
  private final CustomerAsks asks;
  private final Outbox outbox;
  private final CustomerNews news;

  CustomerRequests(
      LeadAliases aliases, LeadCycles cycles, CustomerAsks asks, Outbox outbox, CustomerNews news) {
    this.aliases = aliases;
    this.cycles = cycles;
    this.asks = asks;
    this.outbox = outbox;
    this.news = news;
  }

  /** To be called in the transaction that records the activity of a lead. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(UUID leadId, String activity) {
    hear(activity, List.of(aliases.survivorOf(leadId)));
  }

  /** The same of many leads that did the same. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(String activity, Collection<UUID> leadIds) {
    if (ASKS.contains(activity)) {
      tell(leadIds);
    }
  }

  /** The same of a submission; one by a rep's own door is a request whatever was done. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(UUID leadId, Submission submission) {
    if (submission.entry().team().isPresent() || ASKS.contains(submission.activity())) {
      tell(List.of(leadId));
    }
  }

  private void tell(Collection<UUID> leadIds) {
    cycles.findOpen(leadIds).stream()
        .filter(open -> open.entry().equals(Entry.CUSTOMER.code()))
        .forEach(
            open -> {
              asks.note(open.leadId(), open.cycle());
              outbox.customerAsked(open.leadId(), open.cycle());
              news.tellAsked(open.leadId(), open.cycle());
            });
  }
}
