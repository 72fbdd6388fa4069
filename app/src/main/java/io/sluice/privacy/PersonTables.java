package io.sluice.privacy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which tables have rows of a person. They are read from the schema and listed nowhere, so that no
 * table is forgotten: a table is about a lead where it refers to one, has a column that is named
 * after one, or refers to a row that is about one.
 */
@Repository
class PersonTables {

  static final String LEAD = "lead";

  private static final String LEAD_COLUMNS =
      """
      select c.table_name, c.column_name
      from information_schema.columns c
        join information_schema.tables t
          on t.table_schema = c.table_schema and t.table_name = c.table_name
      where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
        and c.udt_name = 'uuid' and (c.column_name = 'lead_id' or c.column_name like '%\\_lead\\_id'
          or exists (
            select from pg_constraint r
              join pg_attribute a on a.attrelid = r.conrelid and a.attnum = any(r.conkey)
            where r.contype = 'f' and r.confrelid = 'lead'::regclass
              and r.conrelid = format('%I', c.table_name)::regclass
              and a.attname = c.column_name))
      order by c.table_name, c.ordinal_position
      """;

  private static final String REFERENCES =
      """
      select r.conrelid::regclass::text as child, r.confrelid::regclass::text as parent,
        (select string_agg('t.' || quote_ident(a.attname), ', ' order by k.place)
          from unnest(r.conkey) with ordinality k (attnum, place)
            join pg_attribute a on a.attrelid = r.conrelid and a.attnum = k.attnum) as columns,
        (select string_agg('t.' || quote_ident(a.attname), ', ' order by k.place)
          from unnest(r.confkey) with ordinality k (attnum, place)
            join pg_attribute a on a.attrelid = r.confrelid and a.attnum = k.attnum) as keys
      from pg_constraint r
      where r.contype = 'f' and r.connamespace = current_schema()::regnamespace
        and r.conrelid <> r.confrelid
      order by 1, 2
      """;

  private static final String COLUMNS =
      """
      select table_name, column_name from information_schema.columns
      where table_schema = current_schema() and is_generated = 'NEVER'
      order by table_name, ordinal_position
      """;

  private final JdbcClient jdbc;

  PersonTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that refer to others before them, so that rows can be deleted in this order. */
  List<PersonTable> childrenFirst() {
    var references =
        jdbc.sql(REFERENCES)
            .query(
                (row, number) ->
                    new Reference(
                        row.getString("child"),
                        row.getString("parent"),
                        row.getString("columns"),
                        row.getString("keys")))
            .list();
    var where = new TreeMap<>(byLead());
    addChildren(where, references);
    var columns = columns(COLUMNS);
    return ordered(where.keySet().stream().toList(), references).stream()
        .map(table -> new PersonTable(table, where.get(table), columns.get(table)))
        .toList();
  }

  /** Every table that is there. */
  List<String> all() {
    return List.copyOf(columns(COLUMNS).keySet());
  }

  private Map<String, String> byLead() {
    var found = new LinkedHashMap<String, String>();
    columns(LEAD_COLUMNS)
        .forEach(
            (table, leads) ->
                found.put(
                    table,
                    leads.stream()
                        .map("t.%s = any(:ids)"::formatted)
                        .collect(joining(" or ", "(", ")"))));
    found.put(LEAD, "t.lead_id = any(:ids)");
    return found;
  }

  /** A row without a lead of its own is whose its parent is. */
  private static void addChildren(Map<String, String> where, List<Reference> references) {
    boolean found;
    do {
      found = false;
      for (var reference : references) {
        if (where.containsKey(reference.parent()) && !where.containsKey(reference.child())) {
          where.put(
              reference.child(),
              "((%s) in (select %s from %s t where %s))"
                  .formatted(
                      reference.columns(),
                      reference.keys(),
                      reference.parent(),
                      where.get(reference.parent())));
          found = true;
        }
      }
    } while (found);
  }

  private static List<String> ordered(List<String> tables, List<Reference> references) {
    var ordered = new LinkedHashSet<String>();
    var left = new ArrayList<>(tables);
    while (!left.isEmpty()) {
      var free =
          left.stream()
              .filter(
                  table ->
                      references.stream()
                          .noneMatch(
                              reference ->
                                  reference.parent().equals(table)
                                      && left.contains(reference.child())))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("These tables refer to one another in a circle: " + left);
      }
      ordered.addAll(free);
      left.removeAll(free);
    }
    return List.copyOf(ordered);
  }

  private Map<String, List<String>> columns(String sql) {
    return jdbc
        .sql(sql)
        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(
            groupingBy(Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toList())));
  }

  private record Reference(String child, String parent, String columns, String keys) {}
}
