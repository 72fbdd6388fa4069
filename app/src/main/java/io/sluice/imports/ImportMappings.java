package io.sluice.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The mappings that are saved by name. */
@Repository
class ImportMappings {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  ImportMappings(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** In place of what was saved by that name. */
  void save(String name, Mapping mapping, Optional<String> by) {
    jdbc.sql(
            """
            insert into import_mapping (name, columns, saved_at, saved_by)
            values (:name, cast(:columns as jsonb), :now, :by)
            on conflict (name) do update set columns = excluded.columns,
              saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """)
        .param("name", name)
        .param("columns", json.writeValueAsString(mapping))
        .param("now", Timestamp.from(clock.instant()))
        .param("by", by.orElse(null))
        .update();
  }

  Optional<SavedMapping> find(String name) {
    return jdbc.sql("select * from import_mapping where name = :name")
        .param("name", name)
        .query(this::read)
        .optional();
  }

  List<SavedMapping> findAll() {
    return jdbc.sql("select * from import_mapping order by name").query(this::read).list();
  }

  /**
   * @return false where there is none of that name
   */
  boolean forget(String name) {
    return jdbc.sql("delete from import_mapping where name = :name").param("name", name).update()
        == 1;
  }

  private SavedMapping read(ResultSet row, int number) throws SQLException {
    return new SavedMapping(
        row.getString("name"),
        json.readValue(row.getString("columns"), Mapping.class),
        row.getTimestamp("saved_at").toInstant(),
        row.getString("saved_by"));
  }
}
