package io.sluice.leads.page;

import io.sluice.dossier.Dossier;
import io.sluice.dossier.Dossier.FactSource;
import io.sluice.leads.LeadWords;
import io.sluice.leads.page.RepNames.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of a lead, with where each fact comes from. */
final class FactSheet {

  private final Map<String, FactSource> sources;
  private final Dossier.Facts facts;
  private final Names names;
  private final List<FactPart> parts = new ArrayList<>();

  FactSheet(Dossier dossier, Names names) {
    this.facts = dossier.facts();
    this.names = names;
    this.sources =
        dossier.factSources().stream()
            .collect(Collectors.toMap(FactSource::fact, Function.identity()));
  }

  List<FactPart> tell(boolean phones) {
    add("email", "E-mail", facts.email());
    if (phones) {
      add("phone", "Phone", facts.phone());
    }
    add("jobTitle", "Job title", facts.jobTitle());
    add("company", "Company", facts.company());
    add("website", "Website", facts.website());
    add("country", "Country", facts.country());
    add("industry", "Industry", LeadWords.plain(facts.industry()));
    add("employees", "Employees", number(facts.employees()));
    add("annualRevenue", "Revenue a year", dollars(facts.annualRevenue()));
    add("marketingStaff", "Marketers", number(facts.marketingStaff()));
    add("salesStaff", "Sales reps", number(facts.salesStaff()));
    add("productInterest", "Asked about", LeadWords.plain(facts.productInterest()));
    return List.copyOf(parts);
  }

  private void add(String fact, String label, String value) {
    if (value != null && !value.isBlank()) {
      var source = sources.get(fact);
      parts.add(
          new FactPart(
              label,
              value,
              source == null ? null : words(source),
              source == null ? null : source.observedAt()));
    }
  }

  private String words(FactSource source) {
    return switch (source.source()) {
      case "submission" -> "as it came in";
      case "correction" -> "corrected" + by(source);
      case "rep" -> "entered" + by(source);
      default -> LeadWords.plain(source.source());
    };
  }

  private String by(FactSource source) {
    return source.enteredBy() == null ? "" : " by " + names.of(source.enteredBy());
  }

  private static String number(Integer number) {
    return number == null ? null : String.format(Locale.ENGLISH, "%,d", number);
  }

  private static String dollars(Long amount) {
    return amount == null ? null : String.format(Locale.ENGLISH, "$%,d", amount);
  }
}
