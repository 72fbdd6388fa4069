package io.sluice.lead;

import java.util.EnumMap;
import java.util.Map;

/** The facts that a submission or a correction states. What it does not state is not in the map. */
final class FactsOf {

  private FactsOf() {}

  static Map<Fact, String> submission(Submission submission) {
    var company = submission.company();
    var facts = new EnumMap<Fact, String>(Fact.class);
    put(facts, Fact.COMPANY, company.name());
    put(facts, Fact.WEBSITE, company.website());
    put(facts, Fact.COUNTRY, company.country());
    put(facts, Fact.INDUSTRY, company.industry());
    put(facts, Fact.EMPLOYEES, company.employees());
    put(facts, Fact.ANNUAL_REVENUE, company.annualRevenue());
    put(facts, Fact.MARKETING_STAFF, company.marketingStaff());
    put(facts, Fact.SALES_STAFF, company.salesStaff());
    put(facts, Fact.JOB_TITLE, submission.person().jobTitle());
    put(facts, Fact.PHONE, submission.person().phone());
    put(facts, Fact.PRODUCT_INTEREST, submission.origin().productInterest());
    return facts;
  }

  /**
   * @param country as a code
   */
  static Map<Fact, String> correction(Correction correction, String country) {
    var facts = new EnumMap<Fact, String>(Fact.class);
    put(facts, Fact.COMPANY, LeadCorrections.given(correction.company()));
    put(facts, Fact.WEBSITE, LeadCorrections.given(correction.website()));
    put(facts, Fact.COUNTRY, country);
    put(facts, Fact.JOB_TITLE, LeadCorrections.given(correction.jobTitle()));
    put(facts, Fact.PHONE, LeadCorrections.given(correction.phone()));
    return facts;
  }

  private static void put(Map<Fact, String> facts, Fact fact, Object value) {
    if (value != null) {
      facts.put(fact, value.toString());
    }
  }
}
