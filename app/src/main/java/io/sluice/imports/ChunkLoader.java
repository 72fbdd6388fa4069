package io.sluice.imports;

import io.sluice.intake.Arrival;
import io.sluice.intake.BulkIntake;
import io.sluice.intake.RowOutcome;
import io.sluice.request.RawFields;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a part of a file in, within the transaction that notes how far the file has come. */
@Service
public class ChunkLoader {

  private final BulkIntake intake;

  ChunkLoader(BulkIntake intake) {
    this.intake = intake;
  }

  /**
   * A row of a file, mapped to the fields of a lead.
   *
   * @param line on which it starts, from 1
   */
  public record Row(long line, RawFields lead) {}

  /** What became of the row of a line. */
  public record Loaded(long line, RowOutcome outcome) {}

  /**
   * Takes in the rows that can be taken in. Should it fail, so does the transaction, and nothing of
   * it is stored; it can be tried again.
   *
   * @return what became of each, in the order of the rows
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Loaded> load(List<Row> rows, Arrival arrival) {
    var outcomes = intake.submit(rows.stream().map(Row::lead).toList(), arrival);
    return IntStream.range(0, rows.size())
        .mapToObj(i -> new Loaded(rows.get(i).line(), outcomes.get(i)))
        .toList();
  }
}
