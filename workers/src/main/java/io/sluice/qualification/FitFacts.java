package io.sluice.qualification;

import io.sluice.lead.Lead;
import java.net.URI;
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
  private static String code(String words) {
    return words == null
        ? null
        : words.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }

  private static String companyDomain(Lead lead) {
    var website = lead.company().website();
    var domain = website == null ? null : hostOf(website);
    var email = lead.person().email();
    return domain != null
        ? domain
        : email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static String hostOf(String website) {
    try {
      var site = website.strip();
      var host = URI.create(site.contains("://") ? site : "https://" + site).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
