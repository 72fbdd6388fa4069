package io.sluice.discovery;

import io.sluice.bpmn.Tasks;
import io.sluice.discovery.CallOutcome.Referred;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.LeadContact;
import io.sluice.lead.LeadContacts;
import io.sluice.lead.SuppressedException;
import io.sluice.routing.Answers;
import io.sluice.routing.SlaClock;
import io.sluice.routing.SlaClocks;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps an attempt with all that it brings about: a contact, an answered task, a stopped clock. */
@Component
class CallStore {

  private final DiscoveryCalls calls;
  private final LeadContacts contacts;
  private final Answers answers;
  private final SlaClocks slaClocks;

  CallStore(DiscoveryCalls calls, LeadContacts contacts, Answers answers, SlaClocks slaClocks) {
    this.calls = calls;
    this.contacts = contacts;
    this.answers = answers;
    this.slaClocks = slaClocks;
  }

  /**
   * Stores an attempt and returns what is stored: the first answer, if the job came before.
   *
   * @throws UnworkableJobException when the person who was named must be left alone
   */
  @Transactional
  public Answer store(LeadJob job, CallEntry entry) {
    calls.lock(job);
    if (calls.findAnswer(job).isEmpty()) {
      storeAnew(job, entry);
    }
    return calls.findAnswer(job).orElseThrow();
  }

  private void storeAnew(LeadJob job, CallEntry entry) {
    calls.insert(job, entry, referredTo(job, entry));
    answers.record(
        job, Tasks.DISCOVERY_CALL, entry.call().outcome().code(), entry.answer().reasonCode());
    if (entry.answer().endsDiscovery()) {
      slaClocks.stop(job.leadId(), job.cycle(), SlaClock.THOROUGHNESS, entry.recordedAt());
    }
  }

  private Optional<UUID> referredTo(LeadJob job, CallEntry entry) {
    return entry.call().outcome() instanceof Referred referred
        ? Optional.of(added(contact(job, entry, referred)))
        : Optional.empty();
  }

  private UUID added(LeadContact contact) {
    try {
      return contacts.add(contact);
    } catch (SuppressedException e) {
      throw new UnworkableJobException(
          "call.referralEmail is of somebody who is %s: choose another outcome here in Operate and retry."
              .formatted(e.getMessage()));
    }
  }

  private static LeadContact contact(LeadJob job, CallEntry entry, Referred referred) {
    return new LeadContact(
        UUID.randomUUID(),
        job.leadId(),
        LeadContact.DECISION_MAKER,
        referred.name(),
        referred.email(),
        referred.phone(),
        referred.jobTitle(),
        entry.attempt().contact().orElse(null),
        entry.recordedAt());
  }
}
