package io.sluice.intake;

import io.sluice.intake.ImportReport.RefusedRow;
import io.sluice.problem.Problem;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes a CSV of leads in, each row as if it had been submitted by itself, in its own transaction.
 *
 * <p>A row's hash is its idempotency key: the same row, in the same file sent again or in another
 * one, gets the same answer and changes nothing. So an import that broke off is simply repeated.
 */
@Service
public class CsvImport {

  private static final Logger log = LoggerFactory.getLogger(CsvImport.class);
  private static final int MOST_REFUSED_ROWS = 1_000;

  private final CsvLeadReader reader;
  private final Intake intake;

  CsvImport(CsvLeadReader reader, Intake intake) {
    this.reader = reader;
    this.intake = intake;
  }

  /** Takes in what may be of any source. */
  public ImportReport load(byte[] file) {
    return load(file, Optional.empty());
  }

  /**
   * @param source whose leads alone may come in; empty for any
   * @throws Problem where the file as a whole cannot be read; then nothing was stored
   */
  ImportReport load(byte[] file, Optional<String> source) {
    int accepted = 0;
    int engaged = 0;
    int refused = 0;
    var arrival = new Arrival(Door.IMPORT, source.orElse(null), null);
    var refusedRows = new ArrayList<RefusedRow>();
    for (var row : reader.read(file, source)) {
      try {
        var key = IdempotencyKey.ofRow(Fingerprint.of(row.lead()));
        var receipt = intake.submit(row.lead(), arrival, Optional.of(key));
        if (receipt.status().equals(Receipt.ACCEPTED)) {
          accepted++;
        } else {
          engaged++;
        }
      } catch (Problem.Refused e) {
        refused++;
        if (refusedRows.size() < MOST_REFUSED_ROWS) {
          refusedRows.add(new RefusedRow(row.line(), e.violations()));
        }
      }
    }
    log.info("Import: {} accepted, {} engaged, {} refused", accepted, engaged, refused);
    return new ImportReport(accepted, engaged, refused, refusedRows);
  }
}
