package io.sluice.privacy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The process instances that PostgreSQL knows to have run for a person. */
@Repository
class KnownInstances {

  private static final String COLUMN = "process_instance_key";

  private final PersonTables tables;
  private final JdbcClient jdbc;

  KnownInstances(PersonTables tables, JdbcClient jdbc) {
    this.tables = tables;
    this.jdbc = jdbc;
  }

  /** Those that any table names, and the start forms in Tasklist by which they came. */
  Set<Long> of(Person person) {
    var found = new TreeSet<Long>();
    tables.childrenFirst().stream()
        .filter(table -> table.columns().contains(COLUMN))
        .map(
            table ->
                "select distinct t.%s from %s t where %s"
                    .formatted(COLUMN, table.name(), table.where()))
        .forEach(sql -> found.addAll(keys(sql, person)));
    found.addAll(
        keys(
            """
            select distinct cast(split_part(key, ':', 1) as bigint) from idempotency_key
            where scope = 'capture' and lead_id = any(:ids)
            """,
            person));
    return found;
  }

  private List<Long> keys(String sql, Person person) {
    return jdbc
        .sql(sql)
        .param("ids", person.ids())
        .param("patterns", person.patterns())
        .query(Long.class)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }
}
