package io.sluice.waterfall;

import io.sluice.lead.Customers;
import io.sluice.lead.CycleOpened;
import io.sluice.lead.Entry;
import io.sluice.lead.LeadAliases;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.Suppressions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows the end of a cycle at once: who buys is looked after, who may want more is sold to,
 * and a customer who was sold to in vain is looked after again. All others sleep or are done.
 */
@Component
class NextCycles {

  private final Customers customers;
  private final Suppressions suppressions;
  private final LeadAliases aliases;
  private final LeadCycles cycles;
  private final ApplicationEventPublisher events;

  NextCycles(
      Customers customers,
      Suppressions suppressions,
      LeadAliases aliases,
      LeadCycles cycles,
      ApplicationEventPublisher events) {
    this.customers = customers;
    this.suppressions = suppressions;
    this.aliases = aliases;
    this.cycles = cycles;
    this.events = events;
  }

  /**
   * Where the next cycle enters. To be asked before the present one is closed: the lead is held
   * first, as by whoever withdraws it.
   *
   * @return empty when none follows at once, the lead must be left alone or goes on as another one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Entry> after(Outcome outcome, UUID leadId) {
    var over = suppressions.isSuppressed(leadId) || !aliases.survivorOf(leadId).equals(leadId);
    return over ? Optional.empty() : entryAfter(outcome, leadId);
  }

  /** Opens the next cycle, and has its process started in the same transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(UUID leadId, Entry entry, Instant now) {
    events.publishEvent(new CycleOpened(leadId, cycles.openNext(leadId, entry, now)));
  }

  private Optional<Entry> entryAfter(Outcome outcome, UUID leadId) {
    return switch (outcome) {
      case CUSTOMER -> Optional.of(Entry.CUSTOMER);
      case EXPANDED -> Optional.of(Entry.EXPANSION);
      case LOST, RECYCLED, DISQUALIFIED, SUPPRESSED ->
          Optional.of(Entry.CUSTOMER).filter(entry -> customers.isCustomer(leadId));
      case CHURNED, WITHDRAWN -> Optional.empty();
    };
  }
}
