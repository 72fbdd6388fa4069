package io.sluice.discovery;

import io.sluice.bpmn.Tasks;
import io.sluice.calendar.Calendars;
import io.sluice.followup.Policies;
import io.sluice.job.LeadJob;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Records attempts at discovery calls and decides what comes after each. What was answered is kept,
 * so that a job that is delivered again hears the same.
 */
@Service
class CallRecorder {

  private final DiscoveryCalls calls;
  private final CallStore store;
  private final DiscoveryTask task;
  private final DiscoveryTables tables;
  private final Policies policies;
  private final Calendars calendars;
  private final Clock clock;

  CallRecorder(
      DiscoveryCalls calls,
      CallStore store,
      DiscoveryTask task,
      DiscoveryTables tables,
      Policies policies,
      Calendars calendars,
      Clock clock) {
    this.calls = calls;
    this.store = store;
    this.task = task;
    this.tables = tables;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * @throws io.sluice.job.UnworkableJobException when the form says what cannot be
   */
  Answer record(LeadJob job, CallForm form, String speedClass) {
    return calls.findAnswer(job).orElseGet(() -> recordAnew(job, form, speedClass));
  }

  private Answer recordAnew(LeadJob job, CallForm form, String speedClass) {
    var now = clock.instant();
    var caller = task.findCaller(job.leadId(), job.cycle());
    var call = CallReader.read(form, caller.zone(), now);
    var history = calls.findHistory(job.leadId(), job.cycle());
    var attempt = history.next();
    var rules =
        new DiscoveryRules(
            tables.policy(speedClass),
            tables.step(attempt.number() + 1),
            policies.reasons(Tasks.DISCOVERY_CALL));
    var calendar = calendars.of(caller.username());
    var deadline = rules.policy().deadline(beginning(job, history, now), calendar);
    var answer = rules.answer(call, now, calendar, deadline);
    var channel = attempt.channel(tables.step(attempt.number()));
    return store.store(job, new CallEntry(attempt, channel, caller.username(), call, answer, now));
  }

  /**
   * From when the present cadence counts: someone whom the lead has named has the whole time from
   * then on. Its end is not kept but counted anew, in the calendar as it is now, so that an absence
   * puts it off as it does the attempts.
   */
  private Instant beginning(LeadJob job, CallHistory history, Instant now) {
    return history.referredAt().or(() -> task.findStart(job.leadId(), job.cycle())).orElse(now);
  }
}
