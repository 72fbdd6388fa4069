package io.sluice.followup;

import io.sluice.account.AccountStory;
import io.sluice.job.LeadJob;
import io.sluice.lead.Lead;
import io.sluice.qualification.Grading;
import io.sluice.qualification.Verdict;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the brief of a task from the lead's facts, its assessments and what discovery found. */
@Component
class BriefWriter {

  private final CustomerStory customers;
  private final OverrideStory overrides;
  private final AccountStory accounts;
  private final LeadPages pages;
  private final Clock clock;

  BriefWriter(
      CustomerStory customers,
      OverrideStory overrides,
      AccountStory accounts,
      LeadPages pages,
      Clock clock) {
    this.customers = customers;
    this.overrides = overrides;
    this.accounts = accounts;
    this.pages = pages;
    this.clock = clock;
  }

  Brief write(LeadJob job, Lead lead, Findings findings, Grading grading) {
    var contact = findings.addressee(lead);
    var bant = findings.bant();
    var why = new Explanation(grading, clock.instant());
    return new Brief(
        String.valueOf(job.elementInstanceKey()),
        headline(contact, lead, grading),
        why.whyNow(),
        why.against(),
        reachedBy(contact),
        why.known(),
        why.unknown(),
        joined(", ", lead.origin().source(), lead.origin().channel()),
        bant.map(b -> finding(b.need(), b.needEvidence())).orElse(null),
        bant.map(b -> finding(b.timing(), b.timingEvidence())).orElse(null),
        bant.map(b -> finding(b.authority(), b.authorityEvidence())).orElse(null),
        bant.map(b -> finding(b.budget(), b.budgetEvidence())).orElse(null),
        findings.nextStep().orElse(null),
        findings.attempts().orElse(null),
        null,
        customers.tell(lead.leadId()).orElse(null),
        grading.value().map(value -> new ValueStory(value).tell()).orElse(Explanation.NOTHING),
        overrides.tell(lead.leadId(), grading).orElse(null),
        accounts.tell(lead.leadId()).orElse(null),
        null,
        pages.of(lead.leadId()).toString());
  }

  private static String headline(Contact contact, Lead lead, Grading grading) {
    return joined(
        " · ",
        joined(", ", contact.name(), contact.jobTitle()),
        lead.company().name(),
        grading.words());
  }

  private static String reachedBy(Contact contact) {
    var referred = contact.referredBy().map("referred by %s"::formatted).orElse(null);
    return joined(" · ", contact.phone(), contact.email(), referred);
  }

  private static String finding(Verdict verdict, String evidence) {
    return evidence == null || evidence.isBlank()
        ? verdict.code()
        : "%s: %s".formatted(verdict.code(), evidence);
  }

  private static String joined(String separator, String... parts) {
    var text =
        Stream.of(parts)
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(separator));
    return text.isEmpty() ? Explanation.NOTHING : text;
  }
}
