package io.sluice.bench;

import io.sluice.local.Endpoints;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Leads graded B, so that SDRs work them, that sleep since they did nothing. */
final class Sleepyheads implements AutoCloseable {

  private final SingleConnectionDataSource database;
  private final JdbcClient jdbc;

  Sleepyheads(Endpoints stack) {
    database =
        new SingleConnectionDataSource(stack.jdbcUrl(), stack.username(), stack.password(), true);
    jdbc = JdbcClient.create(database);
  }

  /** Lays so many leads to sleep. */
  List<UUID> layToSleep(int many) {
    var leads = Stream.generate(UUID::randomUUID).limit(many).toList();
    leads.forEach(this::layToSleep);
    return leads;
  }

  Instant wokeAt(UUID lead) {
    return at("select ended_at from sleep where lead_id = :lead and cycle = 1", lead);
  }

  Instant assignedAt(UUID lead) {
    return at("select min(assigned_at) from assignment where lead_id = :lead", lead);
  }

  @Override
  public void close() {
    database.destroy();
  }

  private void layToSleep(UUID lead) {
    jdbc.sql(
            """
            with lain as (
              insert into lead (lead_id, version, email, email_key, first_name, last_name, phone,
                job_title, company_name, website, country, industry, employees, annual_revenue,
                source, channel, captured_at)
              values (:lead, 0, 'mo@' || :lead || '.example', 'mo@' || :lead || '.example', 'Mo',
                'Berg', '+1-555-0142', 'VP Marketing', 'Bench ' || :lead, :lead || '.example', 'US',
                'retail', 420, null, 'demo', 'inbound', now() - interval '100 days')
              returning lead_id, captured_at
            ), cycled as (
              insert into lead_cycle (lead_id, cycle, entry, opened_at, process_instance_key,
                claimed_at, outcome, reason_code, closed_at)
              select lead_id, 1, 'inquiry', captured_at, -abs(hashtext(:lead::text)), captured_at,
                'recycled', 'not-ready', now() - interval '90 days' from lain
              returning lead_id, outcome, reason_code, closed_at
            )
            insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at,
              wake_at_level, archived)
            select lead_id, 1, outcome, reason_code, 'early', closed_at, now() + interval '1 day',
              2, false from cycled
            """)
        .param("lead", lead)
        .update();
  }

  private Instant at(String select, UUID lead) {
    return jdbc.sql(select)
        .param("lead", lead)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }
}
