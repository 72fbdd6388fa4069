package io.sluice.followup;

import io.sluice.duplicate.DuplicateCandidate;
import io.sluice.followup.PairStory.Row;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadCycles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes what is known of two leads beside each other. */
@Component
class PairWriter {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final String UNKNOWN = "–";

  private final LeadCycles cycles;

  PairWriter(LeadCycles cycles) {
    this.cycles = cycles;
  }

  /**
   * @param zone where it is read
   */
  PairStory write(DuplicateCandidate pair, Lead known, Lead other, ZoneId zone) {
    var evidence = pair.evidence();
    return new PairStory(
        pair.words(),
        pair.refusal(),
        List.of(
            row("Name", name(known), name(other), percent(evidence.nameSimilarity())),
            row(
                "E-mail",
                known.person().email(),
                other.person().email(),
                email(evidence.sameAddress(), evidence.sameDomain())),
            row("Phone", known.person().phone(), other.person().phone(), yes(evidence.samePhone())),
            same("Job title", known.person().jobTitle(), other.person().jobTitle()),
            row(
                "Company",
                known.company().name(),
                other.company().name(),
                percent(evidence.companySimilarity())),
            same("Website", known.company().website(), other.company().website()),
            row(
                "Country",
                known.company().country(),
                other.company().country(),
                yes(evidence.sameCountry())),
            row("Came by", known.origin().source(), other.origin().source(), ""),
            row("Known since", day(known, zone), day(other, zone), ""),
            row("Stands", standing(known), standing(other), "")));
  }

  private static Row same(String what, String known, String other) {
    return row(
        what,
        known,
        other,
        known == null || other == null ? "" : yes(known.equalsIgnoreCase(other)));
  }

  private static Row row(String what, String known, String other, String agrees) {
    return new Row(
        what,
        Objects.requireNonNullElse(known, UNKNOWN),
        Objects.requireNonNullElse(other, UNKNOWN),
        agrees);
  }

  private static String name(Lead lead) {
    var person = lead.person();
    return person.firstName() == null && person.lastName() == null ? null : person.displayName();
  }

  private static String day(Lead lead, ZoneId zone) {
    return DAY.format(lead.capturedAt().atZone(zone));
  }

  private String standing(Lead lead) {
    var all = cycles.findAll(lead.leadId());
    if (all.isEmpty()) {
      return null;
    }
    var last = all.getLast();
    return "cycle %d, %s"
        .formatted(last.cycle(), last.outcome() == null ? "under way" : last.outcome());
  }

  private static String email(boolean sameAddress, Boolean sameDomain) {
    return sameAddress ? "the same mailbox" : Boolean.TRUE.equals(sameDomain) ? "the domain" : "";
  }

  private static String yes(Boolean same) {
    return same == null ? "" : same ? "yes" : "no";
  }

  private static String percent(Integer alike) {
    return alike == null ? "" : alike == 100 ? "yes" : "alike: %d %%".formatted(alike);
  }
}
