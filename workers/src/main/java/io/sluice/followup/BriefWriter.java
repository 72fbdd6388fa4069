package io.sluice.followup;

import io.sluice.engagement.Engagement;
import io.sluice.engagement.EngagementLog;
import io.sluice.job.LeadJob;
import io.sluice.lead.Lead;
import io.sluice.qualification.Assessment;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the brief of a task from the lead's facts, its assessments and what discovery found. */
@Component
class BriefWriter {

  private static final String NOTHING = "–";

  private final EngagementLog engagements;
  private final CustomerStory customers;
  private final Clock clock;

  BriefWriter(EngagementLog engagements, CustomerStory customers, Clock clock) {
    this.engagements = engagements;
    this.customers = customers;
    this.clock = clock;
  }

  Brief write(LeadJob job, Lead lead, Findings findings, Grading grading) {
    var contact = findings.addressee(lead);
    var bant = findings.bant();
    return new Brief(
        String.valueOf(job.elementInstanceKey()),
        headline(contact, lead, grading),
        whyNow(lead, grading.readiness()),
        reachedBy(contact),
        labels(grading.fit(), Verdict.MET),
        labels(grading.fit(), Verdict.UNKNOWN),
        joined(", ", lead.origin().source(), lead.origin().channel()),
        bant.map(b -> finding(b.need(), b.needEvidence())).orElse(null),
        bant.map(b -> finding(b.timing(), b.timingEvidence())).orElse(null),
        bant.map(b -> finding(b.authority(), b.authorityEvidence())).orElse(null),
        bant.map(b -> finding(b.budget(), b.budgetEvidence())).orElse(null),
        findings.nextStep().orElse(null),
        findings.attempts().orElse(null),
        null,
        customers.tell(lead.leadId()).orElse(null));
  }

  private static String headline(Contact contact, Lead lead, Grading grading) {
    return joined(
        " · ",
        joined(", ", contact.name(), contact.jobTitle()),
        lead.company().name(),
        grading.code());
  }

  private String whyNow(Lead lead, Optional<Assessment> readiness) {
    var scored =
        readiness.stream()
            .flatMap(assessment -> assessment.criteria().stream())
            .filter(criterion -> criterion.points().compareTo(BigDecimal.ONE) >= 0)
            .collect(Collectors.toMap(Criterion::criterion, Function.identity()));
    var reasons =
        engagements.findByLead(lead.leadId()).stream()
            .filter(Engagement::isHuman)
            .filter(engagement -> scored.containsKey(engagement.kind()))
            .limit(3)
            .map(engagement -> reason(engagement, scored.get(engagement.kind())))
            .distinct()
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? NOTHING : reasons;
  }

  private String reason(Engagement engagement, Criterion scored) {
    return "%s %s ago (+%s)"
        .formatted(
            scored.label(),
            age(Duration.between(engagement.occurredAt(), clock.instant())),
            scored.points().setScale(0, RoundingMode.HALF_UP).toPlainString());
  }

  private static String age(Duration age) {
    if (age.toDays() >= 2) {
      return age.toDays() + " days";
    }
    return age.toHours() >= 2 ? age.toHours() + " h" : Math.max(1, age.toMinutes()) + " min";
  }

  private static String reachedBy(Contact contact) {
    var referred = contact.referredBy().map("referred by %s"::formatted).orElse(null);
    return joined(" · ", contact.phone(), contact.email(), referred);
  }

  private static String labels(Optional<Assessment> assessment, Verdict verdict) {
    var labels =
        assessment.stream()
            .flatMap(found -> found.criteria().stream())
            .filter(criterion -> criterion.verdict() == verdict)
            .map(Criterion::label)
            .collect(Collectors.joining("; "));
    return labels.isEmpty() ? NOTHING : labels;
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
    return text.isEmpty() ? NOTHING : text;
  }
}
