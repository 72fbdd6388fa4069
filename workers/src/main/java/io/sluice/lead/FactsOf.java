package io.sluice.lead;

import java.util.EnumMap;
import java.util.Map;

/** The facts that somebody states. What they do not state is not in the map. */
public final class FactsOf {

  private FactsOf() {}

  static Map<Fact, String> submission(Submission submission) {
    return of(submission.person(), submission.company(), submission.origin().productInterest());
  }

  /**
   * @param productInterest code of a product, or null
   */
  public static Map<Fact, String> of(Person person, Company company, String productInterest) {
    var facts = new EnumMap<Fact, String>(Fact.class);
    put(facts, Fact.COMPANY, company.name());
    put(facts, Fact.WEBSITE, company.website());
    put(facts, Fact.COUNTRY, company.country());
    put(facts, Fact.INDUSTRY, company.industry());
    put(facts, Fact.EMPLOYEES, company.employees());
    put(facts, Fact.ANNUAL_REVENUE, company.annualRevenue());
    put(facts, Fact.MARKETING_STAFF, company.marketingStaff());
    put(facts, Fact.SALES_STAFF, company.salesStaff());
    put(facts, Fact.JOB_TITLE, person.jobTitle());
    put(facts, Fact.PHONE, person.phone());
    put(facts, Fact.PRODUCT_INTEREST, productInterest);
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
