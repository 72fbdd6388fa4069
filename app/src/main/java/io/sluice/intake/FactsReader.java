package io.sluice.intake;

import io.sluice.lead.Fact;
import io.sluice.lead.FactsOf;
import io.sluice.problem.Problem;
import io.sluice.request.ActiveReps;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes facts of what a rep sent, or says all that is wrong with it. */
@Component
class FactsReader {

  static final String BY = "by";

  static final List<String> FIELDS =
      Stream.concat(Arrays.stream(Fact.values()).map(Fact::code), Stream.of(BY)).toList();

  private final ActiveReps reps;

  FactsReader(ActiveReps reps) {
    this.reps = reps;
  }

  /**
   * @param facts null to clear one
   * @param by user name of an active rep
   */
  record Given(Map<Fact, String> facts, String by) {}

  /**
   * @throws Problem with every violation
   */
  Given read(RawFields raw) {
    var fields = new FieldChecks(raw, FIELDS);
    fields.require(BY);
    var by = reps.read(fields, BY, Optional.empty());
    var facts =
        FactsOf.of(
            SubmissionReader.person(fields),
            SubmissionReader.company(fields),
            SubmissionReader.productInterest(fields));
    fields.requireNoViolation("Nothing was changed; errors lists what to change.");
    raw.blank().forEach(name -> Fact.ofCode(name).ifPresent(fact -> facts.put(fact, null)));
    return new Given(facts, by);
  }
}
