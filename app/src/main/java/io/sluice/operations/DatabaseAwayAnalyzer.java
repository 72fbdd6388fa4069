package io.sluice.operations;

import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence that the database could not be reached at start. */
class DatabaseAwayAnalyzer extends AbstractFailureAnalyzer<SQLException> {

  private static final String CONNECTION_EXCEPTION = "08";

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
    for (Throwable next = cause; next != null; next = next.getCause()) {
      if (next instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith(CONNECTION_EXCEPTION)
          && sql.getCause() instanceof IOException) {
        return analysis(sql);
      }
    }
    return null;
  }

  private static FailureAnalysis analysis(SQLException sql) {
    var description =
        "Sluice cannot reach its PostgreSQL (spring.datasource.url): " + sql.getMessage();
    return new FailureAnalysis(description, null, sql);
  }
}
