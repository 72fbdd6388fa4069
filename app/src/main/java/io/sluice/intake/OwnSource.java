package io.sluice.intake;

import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;

/** What comes in by the API key of a source is of that source, whether or not it says so. */
public final class OwnSource {

  private OwnSource() {}

  /**
   * @param source of the key; empty where the lead may name any
   */
  public static RawFields enter(RawFields lead, Optional<String> source) {
    return source.map(own -> enter(lead, own)).orElse(lead);
  }

  private static RawFields enter(RawFields lead, String own) {
    var named = lead.fields().get(LeadField.SOURCE);
    if (named == null) {
      var fields = new TreeMap<>(lead.fields());
      fields.put(LeadField.SOURCE, new RawValue(RawValue.Kind.UNTYPED, own));
      return new RawFields(fields, lead.violations(), lead.blank());
    }
    if (own.equals(named.text().strip())) {
      return lead;
    }
    var fix = "send %s, or leave it out: this API key is one of that source".formatted(own);
    var violations = new ArrayList<>(lead.violations());
    violations.add(new Violation(LeadField.SOURCE, named.text(), fix));
    return new RawFields(lead.fields(), violations, lead.blank());
  }
}
