package io.sluice.discovery;

import io.sluice.followup.CallFindings;
import io.sluice.followup.Contact;
import io.sluice.followup.Findings;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadContact;
import io.sluice.lead.LeadContacts;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells briefs what discovery has found. */
@Component
class DiscoveryFindings implements CallFindings {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final DiscoveryCalls calls;
  private final DiscoveryTask task;
  private final LeadContacts contacts;

  DiscoveryFindings(DiscoveryCalls calls, DiscoveryTask task, LeadContacts contacts) {
    this.calls = calls;
    this.task = task;
    this.contacts = contacts;
  }

  @Override
  public Findings find(Lead lead, int cycle) {
    var history = calls.findHistory(lead.leadId(), cycle);
    return new Findings(
        history.conversation().flatMap(RecordedCall::bant),
        history.agreement().map(DiscoveryFindings::nextStep),
        attempts(lead, cycle, history),
        history.next().contact().flatMap(contacts::find).map(contact -> contact(contact, lead)));
  }

  private static String nextStep(RecordedCall call) {
    return "%s on %s".formatted(call.nextStep(), DAY.format(call.nextStepOn()));
  }

  private Optional<String> attempts(Lead lead, int cycle, CallHistory history) {
    if (history.calls().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(history.summary(task.findCaller(lead.leadId(), cycle).zone()));
  }

  private Contact contact(LeadContact contact, Lead lead) {
    var referredBy =
        Optional.ofNullable(contact.referredByContact())
            .flatMap(contacts::find)
            .map(LeadContact::name)
            .orElseGet(() -> lead.person().displayName());
    return new Contact(
        contact.name(),
        contact.jobTitle(),
        contact.phone(),
        contact.email(),
        Optional.of(referredBy));
  }
}
