package io.sluice.bench;

import io.sluice.local.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The fastest way of a file into the database: PostgreSQL's {@code COPY} into a table of the same
 * columns without any index or rule, over a connection as the product's.
 */
final class BareCopy {

  private static final int TIMES = 3;

  private final Endpoints stack;

  BareCopy(Endpoints stack) {
    this.stack = stack;
  }

  /** How long it takes until it is committed: the median of three. */
  Duration of(LeadFile file) throws SQLException, IOException {
    var took = new ArrayList<Duration>();
    for (int i = 0; i < TIMES; i++) {
      took.add(once(file));
    }
    return took.stream().sorted().skip(TIMES / 2).findFirst().orElseThrow();
  }

  private Duration once(LeadFile file) throws SQLException, IOException {
    try (var connection =
            DriverManager.getConnection(stack.jdbcUrl(), stack.username(), stack.password());
        var statement = connection.createStatement();
        var in = Files.newInputStream(file.path())) {
      var columns =
          LeadFile.COLUMNS.stream().map("\"%s\" text"::formatted).collect(Collectors.joining(", "));
      statement.execute("create table bare (" + columns + ")");
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      var begin = System.nanoTime();
      var rows = copy.copyIn("copy bare from stdin (format csv, header)", in);
      var took = Duration.ofNanos(System.nanoTime() - begin);
      statement.execute("drop table bare");
      if (rows != file.rows()) {
        throw new IllegalStateException(
            "PostgreSQL reads %,d rows of %,d".formatted(rows, file.rows()));
      }
      return took;
    }
  }
}
