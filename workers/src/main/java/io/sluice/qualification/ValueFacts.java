package io.sluice.qualification;

import io.sluice.lead.Lead;
import io.sluice.lead.Purchases;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers what the {@code lead-value} decision looks at. A fact that is not known is null. */
final class ValueFacts {

  private ValueFacts() {}

  static Map<String, Object> of(Lead lead, Purchases purchases) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("employees", lead.company().employees());
    facts.put("productInterest", FitFacts.code(lead.origin().productInterest()));
    facts.put("industry", FitFacts.code(lead.company().industry()));
    facts.put("country", lead.company().country());
    facts.put("purchases", purchases.count());
    facts.put("purchased", purchases.total());
    return facts;
  }
}
