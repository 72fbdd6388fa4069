package io.sluice.merging;

import io.sluice.identity.MergeRequest;
import io.sluice.problem.Problem;
import io.sluice.request.ActiveReps;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes a merge of what arrived, or says all that is wrong with it. */
@Component
class MergeReader {

  static final List<String> FIELDS = List.of("leadId", "duplicateId", "by", "reason", "consent");

  private static final int LONGEST_REASON = 500;
  private static final String REFUSE = "refuse";
  private static final String STRICTEST = "strictest";
  static final String BY = "by";

  private final ActiveReps reps;

  MergeReader(ActiveReps reps) {
    this.reps = reps;
  }

  /**
   * @throws Problem with every violation
   */
  MergeRequest read(RawFields merge) {
    var fields = new FieldChecks(merge, FIELDS);
    List.of("leadId", "duplicateId", BY, "reason").forEach(fields::require);
    var request =
        new MergeRequest(
            fields.uuid("leadId"),
            fields.uuid("duplicateId"),
            by(fields),
            fields.lines("reason", LONGEST_REASON),
            STRICTEST.equals(fields.choice("consent", Set.of(REFUSE, STRICTEST), REFUSE)));
    fields.requireNoViolation("Nothing was changed; errors lists what to change.");
    return request;
  }

  /**
   * Who takes a merge back.
   *
   * @throws Problem where that is no active rep
   */
  String readBy(RawFields query) {
    var fields = new FieldChecks(query, List.of(BY));
    fields.require(BY);
    var by = by(fields);
    fields.requireNoViolation("Nothing was changed; errors lists what to change.");
    return by;
  }

  private String by(FieldChecks fields) {
    return reps.read(fields, BY, Optional.empty());
  }
}
