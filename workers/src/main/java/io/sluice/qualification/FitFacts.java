package io.sluice.qualification;

import io.sluice.lead.Lead;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gathers what the {@code icp-fit} decision looks at. A fact that is not known is null; an e-mail
 * address is none, since a free-mail provider tells nothing about who writes.
 */
final class FitFacts {

  private FitFacts() {}

  static Map<String, Object> of(Lead lead) {
    var title = JobTitle.parse(lead.person().jobTitle());
    var facts = new LinkedHashMap<String, Object>();
    facts.put("country", lead.company().country());
    facts.put("industry", code(lead.company().industry()));
    facts.put("employees", lead.company().employees());
    facts.put("annualRevenue", lead.company().annualRevenue());
    facts.put("marketingStaff", lead.company().marketingStaff());
    facts.put("salesStaff", lead.company().salesStaff());
    facts.put("department", title.department());
    facts.put("seniority", title.seniority());
    return facts;
  }

  /** As the tables write it: "Financial Services" is {@code financial-services}. */
  static String code(String words) {
    return words == null
        ? null
        : words.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }
}
