package io.sluice.qualification;

import io.sluice.lead.FreeMail;
import io.sluice.lead.Lead;
import io.sluice.lead.Website;
import io.sluice.suppression.Address;
import io.sluice.suppression.SuppressionKind;
import io.sluice.suppression.SuppressionLists;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Looks whether a lead may be contacted at all. This is a gate with a reason and no score: no point
 * of a scorecard outweighs it.
 */
@Service
public class SuppressionCheck {

  /** The kind of the assessment, and in place of a decision its id. */
  public static final String KIND = "suppression";

  /** The result where nothing speaks against a contact. */
  public static final String CLEAR = "clear";

  private static final String STUDENT = "student";
  private static final BigDecimal NO_POINTS = BigDecimal.ZERO;

  private final SuppressionLists lists;

  SuppressionCheck(SuppressionLists lists) {
    this.lists = lists;
  }

  /** Why nobody may contact a lead; of several kinds the first. */
  public Optional<SuppressionKind> findKind(Lead lead) {
    return find(lead).keySet().stream().findFirst();
  }

  /**
   * All that is to be said of each kind: whether it applies, and unknown where nothing tells. Its
   * result is the first kind that applies, or {@link #CLEAR}.
   */
  public Assessment assess(Lead lead) {
    var found = find(lead);
    return Assessment.of(
        KIND,
        found.keySet().stream().findFirst().map(SuppressionKind::code).orElse(CLEAR),
        KIND,
        0,
        facts(lead, found),
        criteria(lead, found));
  }

  /** In the order of the kinds. */
  private Map<SuppressionKind, String> find(Lead lead) {
    var found = lists.find(lead.person().email(), host(lead));
    if (STUDENT.equals(seniority(lead))) {
      found.putIfAbsent(SuppressionKind.STUDENT, "the job title says so");
    }
    return found;
  }

  private static List<Criterion> criteria(Lead lead, Map<SuppressionKind, String> found) {
    return Arrays.stream(SuppressionKind.values())
        .map(
            kind ->
                new Criterion(
                    kind.code(),
                    label(kind, found.get(kind)),
                    verdict(kind, lead, found),
                    NO_POINTS))
        .toList();
  }

  private static String label(SuppressionKind kind, String because) {
    return because == null ? kind.label() : "%s: %s".formatted(kind.label(), because);
  }

  private static Verdict verdict(
      SuppressionKind kind, Lead lead, Map<SuppressionKind, String> found) {
    if (found.containsKey(kind)) {
      return Verdict.MET;
    }
    return isTold(kind, lead) ? Verdict.NOT_MET : Verdict.UNKNOWN;
  }

  /** The address of a free mail provider tells neither the company nor whether someone studies. */
  private static boolean isTold(SuppressionKind kind, Lead lead) {
    var told = !FreeMail.isProvider(domain(lead));
    if (kind.isOfCompanies()) {
      return told || host(lead) != null;
    }
    return kind != SuppressionKind.STUDENT || told || seniority(lead) != null;
  }

  private static Map<String, Object> facts(Lead lead, Map<SuppressionKind, String> found) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("emailDomain", domain(lead));
    facts.put("freeMail", FreeMail.isProvider(domain(lead)));
    facts.put("websiteHost", host(lead));
    facts.put("seniority", seniority(lead));
    facts.put(
        "because",
        found.entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue)));
    return facts;
  }

  private static String domain(Lead lead) {
    return Address.of(lead.person().email()).domain();
  }

  private static String host(Lead lead) {
    return Website.hostOf(lead.company().website());
  }

  private static String seniority(Lead lead) {
    return JobTitle.parse(lead.person().jobTitle()).seniority();
  }
}
