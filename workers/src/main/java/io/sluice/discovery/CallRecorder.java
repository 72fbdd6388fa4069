package io.sluice.discovery;

import io.sluice.calendar.Calendars;
import io.sluice.calendar.WorkingCalendar;
import io.sluice.discovery.CallOutcome.Referred;
import io.sluice.followup.Assignments;
import io.sluice.followup.Policies;
import io.sluice.followup.SlaClocks;
import io.sluice.job.LeadJob;
import io.sluice.lead.LeadContact;
import io.sluice.lead.LeadContacts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records attempts at discovery calls. The row holds what was answered, so that a job that is
 * delivered again hears the same.
 */
@Service
class CallRecorder {

  private final DiscoveryCalls calls;
  private final DiscoveryTask task;
  private final DiscoveryTables tables;
  private final Policies policies;
  private final Calendars calendars;
  private final LeadContacts contacts;
  private final Assignments assignments;
  private final SlaClocks slaClocks;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CallRecorder(
      DiscoveryCalls calls,
      DiscoveryTask task,
      DiscoveryTables tables,
      Policies policies,
      Calendars calendars,
      LeadContacts contacts,
      Assignments assignments,
      SlaClocks slaClocks,
      TransactionTemplate transaction,
      Clock clock) {
    this.calls = calls;
    this.task = task;
    this.tables = tables;
    this.policies = policies;
    this.calendars = calendars;
    this.contacts = contacts;
    this.assignments = assignments;
    this.slaClocks = slaClocks;
    this.transaction = transaction;
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
            policies.reasons(DiscoveryTask.ID));
    var calendar = calendars.of(caller.username());
    var deadline = deadline(job, history, rules.policy(), calendar, now);
    var answer = rules.answer(call, now, calendar, deadline);
    var channel = attempt.channel(tables.step(attempt.number()));
    return transaction.execute(
        status ->
            stored(
                job,
                new CallEntry(attempt, channel, caller.username(), call, answer, now)));
  }

  /** A contact who was named has the whole time from then on. */
  private Instant deadline(
      LeadJob job,
      CallHistory history,
      DiscoveryPolicy policy,
      WorkingCalendar calendar,
      Instant now) {
    return history
        .referredAt()
        .map(since -> policy.deadline(since, calendar))
        .or(() -> task.findDeadline(job.leadId(), job.cycle()))
        .orElseGet(() -> policy.deadline(now, calendar));
  }

  private Answer stored(LeadJob job, CallEntry entry) {
    calls.lock(job);
    if (calls.findAnswer(job).isEmpty()) {
      store(job, entry);
    }
    return calls.findAnswer(job).orElseThrow();
  }

  private void store(LeadJob job, CallEntry entry) {
    calls.insert(job, entry, referredTo(job, entry));
    assignments.answered(
        job.leadId(),
        job.cycle(),
        DiscoveryTask.ID,
        entry.call().outcome().code(),
        entry.answer().reasonCode(),
        entry.recordedAt());
    if (entry.answer().endsDiscovery()) {
      slaClocks.stop(job.leadId(), job.cycle(), SlaClocks.THOROUGHNESS, entry.recordedAt());
    }
  }

  private Optional<UUID> referredTo(LeadJob job, CallEntry entry) {
    return entry.call().outcome() instanceof Referred referred
        ? Optional.of(
            contacts.add(
                new LeadContact(
                    UUID.randomUUID(),
                    job.leadId(),
                    LeadContact.DECISION_MAKER,
                    referred.name(),
                    referred.email(),
                    referred.phone(),
                    referred.jobTitle(),
                    entry.attempt().contact().orElse(null),
                    entry.recordedAt())))
        : Optional.empty();
  }
}
