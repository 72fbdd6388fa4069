package io.sluice.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** All that is stored about leads, with addresses and domains in the place of random ids. */
final class TablesOfLeads {

  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  static {
    ROWS.put(
        "lead",
        """
        select version, email, email_key, first_name, last_name, phone, job_title, company_name,
          website, country, industry, employees, annual_revenue, marketing_staff, sales_staff,
          source, channel, product_interest, account_key, phone_key, captured_at, suppressed_at,
          suppression_reason, lead_of(suppressed_with) from lead
        """);
    ROWS.put("lead_email", "select email_key, lead_of(lead_id), added_at from lead_email");
    ROWS.put(
        "lead_fact",
        """
        select lead_of(lead_id), row_number() over (partition by lead_id order by lead_fact_id),
          fact, value, source, entered_by, observed_at, merge_id is not null from lead_fact
        """);
    ROWS.put(
        "engagement",
        """
        select lead_of(lead_id), kind, occurred_at, received_at, username, event_id, automated_by,
          note from engagement
        """);
    ROWS.put(
        "lead_cycle",
        """
        select lead_of(lead_id), cycle, entry, entered_by, opened_at, outcome, reason_code,
          closed_at from lead_cycle
        """);
    ROWS.put(
        "sleep",
        "select lead_of(lead_id), cycle, outcome, slept_at, wake_at, ended_at, ended_by from sleep");
    ROWS.put(
        "lead_alias", "select lead_of(alias_id), lead_of(lead_id), submitted_at from lead_alias");
    ROWS.put(
        "account",
        """
        select account_of(account_id), created_at,
          exists (select from lead_account la where la.account_id = a.account_id) from account a
        """);
    ROWS.put(
        "lead_account",
        """
        select lead_of(lead_id), account_of(account_id), matched_by, matched_value, tie_broken_by,
          (select array_agg(account_of(c) order by account_of(c)) from unnest(candidates) c),
          name_key, country, matched_at from lead_account
        """);
    ROWS.put(
        "opportunity_contact",
        """
        select lead_of(opportunity_lead_id), opportunity_cycle, lead_of(lead_id), attached_at
        from opportunity_contact
        """);
    ROWS.put(
        "outbox",
        """
        select lead_of(o.lead_id), o.cycle, message,
          replace(variables::text, o.lead_id::text, lead_of(o.lead_id)), created_at, attempts,
          next_attempt_at, published_at, priority
        from outbox o join lead_cycle c on c.lead_id = o.lead_id and c.cycle = o.cycle
        where c.closed_at is null and c.process_instance_key is null
          or message = 'customer-asked'
        """);
    ROWS.put(
        "arrival",
        """
        select door, door_id, external_id, received_at, outcome, problem, lead_of(lead_id), cycle
        from arrival
        """);
    ROWS.put(
        "idempotency_key",
        """
        select scope, key, fingerprint, lead_of(lead_id), cycle, status, created_at
        from idempotency_key
        """);
    ROWS.put("customer_request", "select lead_of(lead_id), cycle, asked_at from customer_request");
    ROWS.put("duplicate_check", "select lead_of(lead_id) from duplicate_check");
  }

  private static final List<String> NAMES =
      List.of(
          """
          create or replace function lead_of(of_lead uuid) returns text language sql stable as
          'select email_key from lead where lead_id = of_lead'
          """,
          """
          create or replace function account_of(of_account uuid) returns text language sql stable as
          'select coalesce(string_agg(domain, '','' order by domain), ''gone'') from account_domain
          where account_id = of_account'
          """);

  private static final String CLEARED =
      """
      select distinct t.table_name from information_schema.tables t
      join information_schema.columns c
        on c.table_schema = t.table_schema and c.table_name = t.table_name
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name in
        ('lead_id', 'alias_id', 'account_id', 'person_id', 'entry_id', 'fingerprint')
        and t.table_name <> 'suppression_key'
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final List<String> cleared;

  TablesOfLeads(JdbcClient jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    NAMES.forEach(function -> jdbc.sql(function).update());
    cleared = jdbc.sql(CLEARED).query(String.class).list();
  }

  /** As if nobody had ever come. */
  void clear() {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("set local session_replication_role = replica").update();
          cleared.forEach(table -> jdbc.sql("delete from " + table).update());
        });
  }

  Map<String, List<String>> read() {
    var read = new LinkedHashMap<String, List<String>>();
    ROWS.forEach(
        (table, sql) ->
            read.put(
                table,
                jdbc.sql("select stored::text from (%s) stored order by 1".formatted(sql))
                    .query(String.class)
                    .list()));
    return read;
  }
}
