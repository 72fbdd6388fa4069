package io.sluice.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Nothing may be stored about what a person does, since they or the law said so. */
public class SuppressedException extends RuntimeException {

  SuppressedException(String reason, Instant since) {
    super(why(reason, since));
  }

  /** The same columns as a part of a sentence; null where the lead is not suppressed. */
  static String why(ResultSet lead) throws SQLException {
    var since = lead.getTimestamp("suppressed_at");
    return since == null ? null : why(lead.getString("suppression_reason"), since.toInstant());
  }

  static String why(String reason, Instant since) {
    return "suppressed since %s (%s)".formatted(since.truncatedTo(ChronoUnit.SECONDS), reason);
  }

  /** Looks at the columns {@code suppressed_at} and {@code suppression_reason} of a lead. */
  static void throwIfSuppressed(ResultSet lead) throws SQLException {
    var since = lead.getTimestamp("suppressed_at");
    if (since != null) {
      throw new SuppressedException(lead.getString("suppression_reason"), since.toInstant());
    }
  }
}
