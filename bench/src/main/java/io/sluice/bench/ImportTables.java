package io.sluice.bench;

import io.sluice.local.Endpoints;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is in the database after imports. */
final class ImportTables implements AutoCloseable {

  private final SingleConnectionDataSource database;
  private final JdbcClient jdbc;

  ImportTables(Endpoints stack) {
    database =
        new SingleConnectionDataSource(stack.jdbcUrl(), stack.username(), stack.password(), true);
    jdbc = JdbcClient.create(database);
  }

  long leads(String source) {
    return jdbc.sql("select count(*) from lead where source = :source")
        .param("source", source)
        .query(Long.class)
        .single();
  }

  long engagements() {
    return jdbc.sql("select count(*) from engagement").query(Long.class).single();
  }

  List<String> emails(String source) {
    return jdbc.sql("select email from lead where source = :source order by email")
        .param("source", source)
        .query(String.class)
        .list();
  }

  UUID leadOf(String email) {
    return jdbc.sql("select lead_id from lead where email = :email")
        .param("email", email)
        .query(UUID.class)
        .single();
  }

  @Override
  public void close() {
    database.destroy();
  }
}
