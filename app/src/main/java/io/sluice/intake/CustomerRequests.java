package io.sluice.intake;

import io.sluice.lead.Entry;
import io.sluice.lead.LeadCycles;
import io.sluice.outbox.Outbox;
import io.sluice.waterfall.CustomerNews;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices when somebody asks for something who is a customer: whoever looks after them is told, and
 * their next review comes at once.
 */
@Component
class CustomerRequests {

  /** What says that somebody wants to be talked to. */
  private static final Set<String> ASKS = Set.of("demo-request", "contact-request", "opt-in");

  private final LeadCycles cycles;
  private final Outbox outbox;
  private final CustomerNews news;

  CustomerRequests(LeadCycles cycles, Outbox outbox, CustomerNews news) {
    this.cycles = cycles;
    this.outbox = outbox;
    this.news = news;
  }

  /** To be called in the transaction that records the activity of a lead. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hear(UUID leadId, String activity) {
    if (!ASKS.contains(activity)) {
      return;
    }
    cycles
        .findOpen(leadId)
        .filter(open -> open.entry().equals(Entry.CUSTOMER.code()))
        .ifPresent(
            open -> {
              outbox.customerAsked(leadId, open.cycle());
              news.tellAsked(leadId, open.cycle());
            });
  }
}
