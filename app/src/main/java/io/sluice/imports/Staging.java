package io.sluice.imports;

import io.sluice.problem.Problem;
import io.sluice.sheet.BrokenRow;
import io.sluice.sheet.GoodRow;
import io.sluice.sheet.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Copies the rows of a sheet to the database as they come, a portion in each transaction; never
 * more than a portion is in memory.
 */
@Component
class Staging {

  private static final int PORTION_ROWS = 5_000;
  private static final int PORTION_CHARS = 4 * 1024 * 1024;

  private static final String COPY = "copy import_row (import_id, line, cells, broken) from stdin";

  /** Before it is told, PostgreSQL takes the file for a few rows, and sorts it for every chunk. */
  private static final String KNOW_THE_ROWS = "analyze import_row (import_id, line)";

  private final JdbcTemplate jdbc;
  private final Imports imports;
  private final TransactionOperations transaction;

  Staging(JdbcTemplate jdbc, Imports imports, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.imports = imports;
    this.transaction = transaction;
  }

  /**
   * @throws Problem where the import was given up meanwhile
   */
  void stage(UUID id, Sheet sheet) {
    var importId = id.toString();
    var portion = new CopyText();
    var isCorrected = RefusedFile.originalHeader(sheet.header()).isPresent();
    int broken = 0;
    while (sheet.hasNext()) {
      switch (sheet.next()) {
        case GoodRow row ->
            portion.add(
                importId,
                row.line(),
                isCorrected ? RefusedFile.restored(row.cells()) : row.cells());
        case BrokenRow row -> {
          portion.addBroken(importId, row.line(), row.why());
          broken++;
        }
      }
      if (portion.rows() >= PORTION_ROWS || portion.chars() >= PORTION_CHARS) {
        copy(id, portion, broken);
        broken = 0;
      }
    }
    copy(id, portion, broken);
    jdbc.execute(KNOW_THE_ROWS);
  }

  private void copy(UUID id, CopyText portion, int broken) {
    transaction.executeWithoutResult(
        status -> {
          if (!imports.staged(id, portion.rows(), broken)) {
            throw Problem.conflict(
                "The import was given up while its file came in. Send it again.");
          }
          if (portion.rows() > 0) {
            jdbc.execute((ConnectionCallback<Long>) connection -> copy(connection, portion));
          }
        });
    portion.clear();
  }

  private static long copy(Connection connection, CopyText portion) throws SQLException {
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, portion.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
