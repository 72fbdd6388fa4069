package io.sluice.bench;

import io.sluice.local.Endpoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The leads that the engagements are of: all sleep, and one in a hundred wakes when it is ready.
 */
final class FloodLeads implements AutoCloseable {

  private static final String LEADS =
      """
      insert into lead (lead_id, version, email, email_key, first_name, last_name, phone, job_title,
        company_name, website, country, industry, employees, annual_revenue, source, channel,
        captured_at)
      select lead_id, 0, 'kim@flood-' || n || '.example', 'kim@flood-' || n || '.example',
        'Kim', 'Hale', '+1-555-0142', 'VP Marketing', 'Flood ' || n, 'flood-' || n || '.example',
        'US', 'software', 420, 60000000, 'flood', 'inbound', now() - interval '100 days'
      from unnest(:leads::uuid[]) with ordinality as l (lead_id, n)
      """;

  private static final String CYCLES =
      """
      insert into lead_cycle (lead_id, cycle, entry, opened_at, process_instance_key, claimed_at,
        outcome, reason_code, closed_at)
      select lead_id, 1, 'inquiry', captured_at, -row_number() over (), captured_at, 'recycled',
        'not-ready', now() - interval '95 days'
      from lead where source = 'flood'
      """;

  private static final String SLEEPS =
      """
      insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at,
        wake_at_level, archived)
      select lead_id, 1, outcome, reason_code, 'early', closed_at, now() + interval '90 days',
        case when split_part(company_name, ' ', 2)::int % 100 = 0 then 1 end, false
      from lead_cycle join lead using (lead_id) where source = 'flood'
      """;

  private static final String MAILS =
      """
      insert into delivery (delivery_id, channel, kind, template, recipient, lead_id, cycle, model,
        natural_key, created_at, sent_at)
      select gen_random_uuid(), 'mail', 'nurture-touch', 'touch-story', 'kim@flood.example', lead_id,
        1, '{}', 'flood:' || lead_id, sent_at, sent_at
      from unnest(:leads::uuid[], :sentAt::timestamptz[]) as m (lead_id, sent_at)
      """;

  private final SingleConnectionDataSource database;
  private final JdbcClient jdbc;

  FloodLeads(Endpoints stack) {
    database =
        new SingleConnectionDataSource(stack.jdbcUrl(), stack.username(), stack.password(), true);
    jdbc = JdbcClient.create(database);
  }

  void layToSleep(FloodPlan plan) {
    jdbc.sql(LEADS).param("leads", texts(plan.leads())).update();
    jdbc.sql(CYCLES).update();
    jdbc.sql(SLEEPS).update();
    var mailed = new ArrayList<>(plan.mails().keySet());
    jdbc.sql(MAILS)
        .param("leads", texts(mailed))
        .param("sentAt", texts(mailed.stream().map(plan.mails()::get).toList()))
        .update();
    jdbc.sql("analyze").update();
  }

  /** How many engagements are in the log. */
  long count() {
    return jdbc.sql("select count(*) from engagement").query(Long.class).single();
  }

  /**
   * How long PostgreSQL itself takes to write these rows with these indexes once more, in one go.
   */
  double rowsASecond() {
    jdbc.sql("create table ceiling (like engagement including all)").update();
    var begin = System.nanoTime();
    var rows = jdbc.sql("insert into ceiling select * from engagement").update();
    return rows / ((System.nanoTime() - begin) / 1e9);
  }

  /** Which of those that may wake sleep on. */
  List<UUID> asleep() {
    return jdbc.sql(
            """
            select lead_id from sleep where ended_at is null and wake_at_level is not null
              and cycle = 1
            """)
        .query(UUID.class)
        .list();
  }

  /** Whether what has happened has all been looked at. */
  boolean isLookedAt() {
    return jdbc.sql(
            "select not exists (select from sleep where recheck_at is not null"
                + " and ended_at is null)")
        .query(Boolean.class)
        .single();
  }

  int woken() {
    return jdbc.sql("select count(*) from sleep where ended_by = 'engagement'")
        .query(Integer.class)
        .single();
  }

  /** When it happened last that a sleeper woke, null for none. */
  Instant lastWoken() {
    return jdbc.sql("select max(ended_at) from sleep where ended_by = 'engagement'")
        .query((row, n) -> row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant())
        .single();
  }

  @Override
  public void close() {
    database.destroy();
  }

  private static String[] texts(List<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }
}
