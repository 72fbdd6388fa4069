package io.sluice.webhook;

import io.sluice.intake.Intake;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a lead can say, for a mapping to be held against before anything comes. */
@Component
class KnownFields {

  /** A lead that nothing is wrong with. */
  private static final Map<String, RawValue> SOUND =
      Map.of(
          "email", new RawValue(Kind.TEXT, "ada@example.com"),
          "source", new RawValue(Kind.TEXT, "website"),
          "activity", new RawValue(Kind.TEXT, "webinar"));

  private final Intake intake;

  KnownFields(Intake intake) {
    this.intake = intake;
  }

  List<String> names() {
    return Intake.fields();
  }

  /** Those without which there is no lead. */
  List<String> required() {
    return violations(Map.of()).stream().map(Violation::field).toList();
  }

  /** What to send instead, where a field can never have this value. */
  Optional<String> flaw(String field, String value) {
    var lead = new TreeMap<>(SOUND);
    lead.put(field, new RawValue(Kind.UNTYPED, value));
    return violations(lead).stream()
        .filter(found -> found.field().equals(field))
        .map(Violation::fix)
        .findFirst();
  }

  private List<Violation> violations(Map<String, RawValue> lead) {
    return intake.violations(new RawFields(new TreeMap<>(lead), List.of()));
  }
}
