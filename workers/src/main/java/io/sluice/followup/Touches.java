package io.sluice.followup;

import io.sluice.lead.LeadCycles;
import io.sluice.routing.SlaClock;
import io.sluice.routing.SlaClocks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What a rep does for a lead beside answering tasks: a call, a mail, a meeting. */
@Service
public class Touches {

  private final LeadCycles cycles;
  private final SlaClocks slaClocks;
  private final Replanning replanning;
  private final Clock clock;

  Touches(LeadCycles cycles, SlaClocks slaClocks, Replanning replanning, Clock clock) {
    this.cycles = cycles;
    this.slaClocks = slaClocks;
    this.replanning = replanning;
    this.clock = clock;
  }

  /**
   * Takes note of a human touch: the lead's first-touch clock stops, and the clocks of its
   * opportunity start anew from it; the task stays the same task. A gate keeps its hard end, and a
   * lead without an open cycle has neither.
   *
   * @param at when it was; what is yet to come counts as now
   */
  public ReplanReport touch(UUID leadId, Instant at) {
    var now = clock.instant();
    var touchedAt = at.isAfter(now) ? now : at;
    return cycles
        .findOpen(leadId)
        .map(
            open -> {
              slaClocks.stop(leadId, open.cycle(), SlaClock.FIRST_TOUCH, touchedAt);
              return replanning.restart(leadId, touchedAt);
            })
        .orElseGet(() -> new ReplanReport(0, 0, 0, List.of()));
  }
}
