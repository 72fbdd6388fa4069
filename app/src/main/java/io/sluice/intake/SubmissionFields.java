package io.sluice.intake;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a submission can say, for those who map other names and values to it. */
@Component
public class SubmissionFields {

  /** One that nothing is wrong with. */
  private static final Map<String, RawValue> SOUND =
      Map.of(
          LeadField.EMAIL, new RawValue(Kind.TEXT, "ada@example.com"),
          LeadField.SOURCE, new RawValue(Kind.TEXT, "website"),
          LeadField.ACTIVITY, new RawValue(Kind.TEXT, "webinar"));

  private final SubmissionReader reader;

  SubmissionFields(SubmissionReader reader) {
    this.reader = reader;
  }

  public List<String> names() {
    return LeadField.ALL;
  }

  public List<String> required() {
    return LeadField.REQUIRED;
  }

  /** What to send instead, where a field can never have this value. */
  public Optional<String> flaw(String field, String value) {
    var fields = new TreeMap<>(SOUND);
    fields.put(field, new RawValue(Kind.UNTYPED, value));
    try {
      reader.read(new RawFields(fields, List.of()));
      return Optional.empty();
    } catch (Problem.Refused e) {
      return e.violations().stream()
          .filter(found -> found.field().equals(field))
          .map(Violation::fix)
          .findFirst();
    }
  }
}
