package io.sluice.qualification;

import io.sluice.lead.Lead;
import io.sluice.lead.Website;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Gathers what the {@code icp-fit} decision looks at. A fact that is not known is null. */
final class FitFacts {

  private FitFacts() {}

  static Map<String, Object> of(Lead lead) {
    var title = JobTitle.parse(lead.person().jobTitle());
    var facts = new LinkedHashMap<String, Object>();
    facts.put("country", lead.company().country());
    facts.put("industry", code(lead.company().industry()));
    facts.put("employees", lead.company().employees());
    facts.put("annualRevenue", lead.company().annualRevenue());
    facts.put("department", title.department());
    facts.put("seniority", title.seniority());
    facts.put("companyDomain", companyDomain(lead));
    return facts;
  }

  /** As the tables write it: "Financial Services" is {@code financial-services}. */
  static String code(String words) {
    return words == null
        ? null
        : words.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }

  private static String companyDomain(Lead lead) {
    var domain = Website.hostOf(lead.company().website());
    var email = lead.person().email();
    return domain != null
        ? domain
        : email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
