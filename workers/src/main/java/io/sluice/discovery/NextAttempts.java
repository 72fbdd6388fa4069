package io.sluice.discovery;

import io.sluice.bpmn.Tasks;
import io.sluice.calendar.Calendars;
import io.sluice.followup.AttemptPlan;
import io.sluice.followup.AttemptPlanner;
import io.sluice.job.LeadJob;
import io.sluice.routing.SlaClock;
import io.sluice.routing.SlaClocks;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Plans the attempts of discovery for the tasks of follow-up. */
@Service
class NextAttempts implements AttemptPlanner {

  private final DiscoveryCalls calls;
  private final DiscoveryTables tables;
  private final Calendars calendars;
  private final SlaClocks slaClocks;
  private final Clock clock;

  NextAttempts(
      DiscoveryCalls calls,
      DiscoveryTables tables,
      Calendars calendars,
      SlaClocks slaClocks,
      Clock clock) {
    this.calls = calls;
    this.tables = tables;
    this.calendars = calendars;
    this.slaClocks = slaClocks;
    this.clock = clock;
  }

  @Override
  public Optional<AttemptPlan> plan(LeadJob job, String task, String username, String speedClass) {
    return task.equals(Tasks.DISCOVERY_CALL)
        ? Optional.of(plan(job, username, tables.policy(speedClass)))
        : Optional.empty();
  }

  private AttemptPlan plan(LeadJob job, String username, DiscoveryPolicy policy) {
    var now = clock.instant();
    slaClocks.start(
        job.leadId(),
        job.cycle(),
        SlaClock.THOROUGHNESS,
        now,
        policy.deadline(now, calendars.of(username)));
    var next = calls.findHistory(job.leadId(), job.cycle()).next();
    return new AttemptPlan(
        next.number(),
        Math.max(next.number(), tables.attempts()),
        next.channel(tables.step(next.number())),
        policy.qualifyWhenMet());
  }
}
