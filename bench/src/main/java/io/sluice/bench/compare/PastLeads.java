package io.sluice.bench.compare;

import io.sluice.local.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Leads that have gone through Sluice before and sleep: each has the rows, in all tables, of one
 * that did so in this run, as they were up to a year ago, under a name and an address of its own.
 */
final class PastLeads implements AutoCloseable {

  /** Who may pass over triggers, which would look at each row. */
  private static final String SUPERUSER = "postgres";

  /** What a lead has for a while only, on its way or for some days after. */
  private static final String PASSING = "'outbox', 'idempotency_key', 'duplicate_check'";

  private static final String SYLLABLE =
      "(array['an','bel','ca','dor','el','fi','gar','ha','is','jo','ka','lem','mi','nor','o','pe',"
          + "'ri','sa','tu','vik'])[1 + (%s) %% 20]";

  private static final String DOMAIN = "'past-' || (n - 1) / 4 || '.example'";
  private static final String ACCOUNT = "md5('past-company-' || (n - 1) / 4)::uuid";

  private record Column(String name, String type) {}

  private final SingleConnectionDataSource database;
  private final JdbcClient jdbc;
  private int laid;

  PastLeads(Endpoints stack) {
    database = new SingleConnectionDataSource(stack.jdbcUrl(), SUPERUSER, SUPERUSER, true);
    jdbc = JdbcClient.create(database);
  }

  /** Lays more of them until there are so many. */
  void layUpTo(int many) {
    var begin = Instant.now();
    var pattern =
        jdbc.sql(
                """
                select s.lead_id from sleep s join lead l using (lead_id)
                where l.source = 'bench' and s.cycle = 1 and s.ended_at is null
                order by s.slept_at limit 1
                """)
            .query(String.class)
            .optional()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No lead of this run sleeps, so there is none to go by: post more"));
    jdbc.sql("set session_replication_role = replica").update();
    tables().forEach(table -> copy(table, pattern, laid + 1, many));
    employ(laid + 1, many);
    jdbc.sql("set session_replication_role = origin").update();
    laid = many;
    jdbc.sql("vacuum analyze").update();
    jdbc.sql("checkpoint").update();
    Comparison.say(
        "  %,d leads are there (%d s)"
            .formatted(many, Duration.between(begin, Instant.now()).toSeconds()));
  }

  /** The companies of these, each of four. */
  private void employ(int first, int last) {
    List.of(
            "insert into account (account_id, created_at) select %s, now() - interval '1 year'"
                .formatted(ACCOUNT),
            "insert into account_domain (domain, account_id) select %s, %s"
                .formatted(DOMAIN, ACCOUNT))
        .forEach(
            insert ->
                jdbc.sql(insert + " from generate_series(:first, :last, 4) n")
                    .param("first", first)
                    .param("last", last)
                    .update());
  }

  /** What all tables take, with their indexes. */
  long bytes() {
    return jdbc.sql(
            """
            select sum(pg_total_relation_size(c.oid)) from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
            """)
        .query(Long.class)
        .single();
  }

  /** What the table of sleeps takes, with its indexes. */
  long bytesOfSleeps() {
    return jdbc.sql("select pg_total_relation_size('sleep')").query(Long.class).single();
  }

  @Override
  public void close() {
    database.destroy();
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select table_name from information_schema.columns
            where table_schema = 'public' and column_name = 'lead_id'
              and table_name in (select tablename from pg_tables where schemaname = 'public')
              and table_name not in (%s)
            """
                .formatted(PASSING))
        .query(String.class)
        .list();
  }

  private void copy(String table, String pattern, int first, int last) {
    var columns =
        jdbc.sql(
                """
                select column_name as name, data_type as type from information_schema.columns
                where table_schema = 'public' and table_name = :table
                  and is_generated = 'NEVER' and is_identity = 'NO'
                order by ordinal_position
                """)
            .param("table", table)
            .query(Column.class)
            .list();
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (var column : columns) {
      names.add(column.name());
      values.add(value(table, column));
    }
    jdbc.sql(
            "insert into %s (%s) select %s from generate_series(:first, :last) n, %s t where t.lead_id = :pattern::uuid"
                .formatted(
                    table,
                    String.join(", ", names),
                    values.stream().collect(Collectors.joining(", ")),
                    table))
        .param("first", first)
        .param("last", last)
        .param("pattern", pattern)
        .update();
  }

  /** Of a column whose value is not the pattern's. */
  private static String value(String table, Column column) {
    var name = column.name();
    var as = "t." + name;
    return switch (name) {
      case "lead_id" -> "md5('past-' || n)::uuid";
      case "account_id" -> ACCOUNT;
      case "email", "email_key" -> "'past-' || n || '@' || " + DOMAIN;
      case "account_key", "matched_value" -> DOMAIN;
      case "company_name", "name_key" -> "'past company ' || (n - 1) / 4";
      case "first_name" -> SYLLABLE.formatted("n") + " || " + SYLLABLE.formatted("n / 20");
      case "last_name" ->
          SYLLABLE.formatted("n / 7")
              + " || "
              + SYLLABLE.formatted("n / 140")
              + " || "
              + SYLLABLE.formatted("n / 2800");
      case "source" -> List.of("lead", "cycle_milestones").contains(table) ? "'past'" : as;
      case "wake_at", "wakes_at", "next_touch_at" ->
          as + " + interval '1 day' + interval '1 minute' * (n % 129600)";
      case "element_instance_key", "process_instance_key" ->
          "-((n::bigint << 24) + (%s & 16777215))".formatted(as);
      default -> ofType(column.type(), as);
    };
  }

  private static String ofType(String type, String as) {
    return switch (type) {
      case "uuid" -> "case when %s is not null then gen_random_uuid() end".formatted(as);
      case "timestamp with time zone" -> as + " - interval '1 minute' * (n % 525600)";
      default -> as;
    };
  }
}
