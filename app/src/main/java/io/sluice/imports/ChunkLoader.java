package io.sluice.imports;

import io.sluice.intake.Arrival;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a chunk of rows in, in the caller's transaction, as if each had been submitted by itself.
 */
@Component
class ChunkLoader {

  record Row(long line, RawFields lead) {}

  sealed interface Outcome {
    long line();

    record Accepted(long line, UUID leadId) implements Outcome {}

    record Engaged(long line, UUID leadId) implements Outcome {}

    record Repeated(long line, UUID leadId) implements Outcome {}

    record Refused(long line, List<Violation> violations) implements Outcome {}
  }

  List<Outcome> load(List<Row> rows, Arrival arrival) {
    throw new UnsupportedOperationException();
  }
}
