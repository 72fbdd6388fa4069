package io.sluice.intake;

import io.sluice.lead.LeadOutlook;
import io.sluice.lead.LeadOutlook.Outlook;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What would become of the rows of a file if they came in now. Nothing is stored. */
@Component
public class Foresight {

  private final Intake intake;
  private final LeadOutlook outlook;
  private final JdbcClient jdbc;

  Foresight(Intake intake, LeadOutlook outlook, JdbcClient jdbc) {
    this.intake = intake;
    this.outlook = outlook;
    this.jdbc = jdbc;
  }

  /** What would become of a lead, by itself. */
  public sealed interface Fate {

    /**
     * It would be taken in.
     *
     * @param person their address, in the form in which addresses are compared
     * @param fingerprint by which the same lead is known again
     */
    record Taken(String person, String fingerprint, Kind kind) implements Fate {}

    record Refused(List<Violation> violations) implements Fate {}

    /** The person must be left alone. */
    record Suppressed(Violation violation) implements Fate {}
  }

  /** What taking in would come to. */
  public enum Kind {
    ACCEPTED,
    ENGAGED,
    REPEATED
  }

  /** In the order of the leads, each as if it came alone. */
  @Transactional(readOnly = true)
  public List<Fate> foresee(List<RawFields> leads) {
    var violations = new HashMap<RawFields, List<Violation>>();
    var fingerprints = new HashMap<RawFields, String>();
    var emails = new HashSet<String>();
    for (var lead : leads) {
      violations.computeIfAbsent(lead, intake::violations);
      if (violations.get(lead).isEmpty()) {
        fingerprints.put(lead, Fingerprint.of(lead).value());
        emails.add(email(lead));
      }
    }
    var repeated = findTaken(fingerprints.values().toArray(String[]::new));
    var outlooks = outlook.of(emails);
    return leads.stream()
        .map(
            lead ->
                violations.get(lead).isEmpty()
                    ? fate(lead, fingerprints.get(lead), repeated, outlooks)
                    : new Fate.Refused(violations.get(lead)))
        .toList();
  }

  private static Fate fate(
      RawFields lead, String fingerprint, Set<String> repeated, Map<String, Outlook> outlooks) {
    var email = email(lead);
    var person = LeadOutlook.key(email);
    if (repeated.contains(fingerprint)) {
      return new Fate.Taken(person, fingerprint, Kind.REPEATED);
    }
    return switch (outlooks.get(email)) {
      case Outlook.Opens opens -> new Fate.Taken(person, fingerprint, Kind.ACCEPTED);
      case Outlook.Engages engages -> new Fate.Taken(person, fingerprint, Kind.ENGAGED);
      case Outlook.Suppressed suppressed ->
          new Fate.Suppressed(Intake.suppressed(lead, suppressed.why()).violations().getFirst());
    };
  }

  private static String email(RawFields lead) {
    return lead.fields().get(LeadField.EMAIL).text().strip();
  }

  /** Of these fingerprints those whose answer is known. */
  private Set<String> findTaken(String[] fingerprints) {
    return new HashSet<>(
        jdbc.sql("select key from idempotency_key where scope = :scope and key = any(:keys)")
            .param("scope", IdempotencyKey.ROW)
            .param("keys", fingerprints)
            .query(String.class)
            .list());
  }
}
