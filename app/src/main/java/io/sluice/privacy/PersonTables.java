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
      select t.relname, c.attname
      from pg_class t join pg_attribute c on c.attrelid = t.oid
      where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p')
        and c.attnum > 0 and not c.attisdropped and c.atttypid = 'uuid'::regtype
        and (c.attname = 'lead_id' or c.attname like '%\\_lead\\_id'
          or exists (
            select from pg_constraint r
            where r.contype = 'f' and r.confrelid = 'lead'::regclass
              and r.conrelid = t.oid and c.attnum = any(r.conkey)))
        and (not :optional or not c.attnotnull)
      order by t.relname, c.attnum
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
      select t.relname, c.attname
      from pg_class t join pg_attribute c on c.attrelid = t.oid
      where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p')
        and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
      order by t.relname, c.attnum
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
    var columns = columns(COLUMNS, false);
    return ordered(where.keySet().stream().toList(), references).stream()
        .map(table -> new PersonTable(table, where.get(table), columns.get(table)))
        .toList();
  }

  /** Every table that is there. */
  List<String> all() {
    return List.copyOf(columns(COLUMNS, false).keySet());
  }

  private Map<String, String> byLead() {
    var found = new LinkedHashMap<String, String>();
    var optional = columns(LEAD_COLUMNS, true);
    columns(LEAD_COLUMNS, false)
        .forEach(
            (table, leads) ->
                found.put(
                    table,
                    leads.equals(optional.get(table)) ? ofLeadOrNone(leads) : ofLead(leads)));
    found.put(LEAD, "t.lead_id = any(:ids)");
    return found;
  }

  private static String ofLead(List<String> columns) {
    return columns.stream().map("t.%s = any(:ids)"::formatted).collect(joining(" or ", "(", ")"));
  }

  /** A row that is not about a lead, or not yet, is about whose address it has. */
  private static String ofLeadOrNone(List<String> columns) {
    return "(%s or num_nonnulls(%s) = 0 and t::text ~* any(:patterns))"
        .formatted(ofLead(columns), columns.stream().map("t."::concat).collect(joining(", ")));
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

  /**
   * @param optional those only that may be null, where the SQL asks
   */
  private Map<String, List<String>> columns(String sql, boolean optional) {
    return jdbc
        .sql(sql)
        .param("optional", optional)
        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(
            groupingBy(Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toList())));
  }

  private record Reference(String child, String parent, String columns, String keys) {}
}
