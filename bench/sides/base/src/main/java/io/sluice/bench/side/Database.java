package io.sluice.bench.side;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database whose failures are not checked. */
public final class Database {

  /** What is done with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T on(Connection connection) throws SQLException;
  }

  private final DataSource source;

  /** On the connections of this pool. */
  public Database(DataSource source) {
    this.source = source;
  }

  /** Lends a connection, on which each statement commits by itself. */
  public <T> T with(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the statements of a file beside a class. */
  public void run(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      with(connection -> connection.createStatement().execute(sql));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for one number. */
  public long number(String sql) {
    return with(
        connection -> {
          try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /**
   * Counts for {@link Side#evidence()}.
   *
   * @param sql one row with a column for each of its eight numbers, in their order
   */
  public Evidence count(String sql) {
    return with(
        connection -> {
          try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return new Evidence(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
          }
        });
  }
}
