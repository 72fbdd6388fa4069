package io.sluice.identity;

import io.sluice.lead.CycleOpened;
import io.sluice.lead.Entry;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleepers;
import io.sluice.lead.Suppressions;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes up again what a merge has ended, once it is taken back. */
@Component
class Comeback {

  private final LeadCycles cycles;
  private final Sleepers sleepers;
  private final Suppressions suppressions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Comeback(
      LeadCycles cycles,
      Sleepers sleepers,
      Suppressions suppressions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cycles = cycles;
    this.sleepers = sleepers;
    this.suppressions = suppressions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param withdrawn the cycle that the merge withdrew, or null
   * @param slept the cycle after which the lead slept, or null
   * @param cameIn whether it has come in by a door since
   * @return the cycle that was opened, null where none was
   */
  Integer of(UUID leadId, Integer withdrawn, Integer slept, boolean cameIn) {
    if (suppressions.findReason(leadId).isPresent() || cycles.findOpen(leadId).isPresent()) {
      return null;
    }
    if (withdrawn != null || cameIn) {
      return open(leadId, entry(leadId, withdrawn));
    }
    if (slept != null) {
      sleepers.sleepOn(leadId, slept);
    }
    return null;
  }

  /** Opens the next cycle, whose process is started in the same transaction. */
  Integer open(UUID leadId, Entry entry) {
    var cycle = cycles.openNext(leadId, entry, clock.instant());
    events.publishEvent(new CycleOpened(leadId, cycle));
    return cycle;
  }

  private Entry entry(UUID leadId, Integer withdrawn) {
    return cycles.findAll(leadId).stream()
        .filter(cycle -> withdrawn != null && cycle.cycle() == withdrawn)
        .map(LeadCycle::entry)
        .map(Entry::ofCode)
        .findFirst()
        .orElse(Entry.INQUIRY);
  }
}
