package io.sluice.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.testing.SluiceTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads that slept before there was a table for it sleep on, and none is forgotten. */
@SluiceTest
class SleepMigrationTest {

  private static final String SCHEMA = "before_sleep";

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void dropSchema() {
    jdbc.sql("drop schema if exists before_sleep cascade").update();
  }

  @Test
  void whoSleptSleepsOn() {
    migrate("7.2");
    lead(1, null, cycle(1, "recycled", "2026-01-10", "2026-12-01"));
    lead(2, null, cycle(1, "recycled", "2026-01-10", null));
    lead(3, null, cycle(1, "lost", "2026-01-10", null));
    lead(4, "2026-02-01", cycle(1, "lost", "2026-01-10", "2026-12-01"));
    lead(5, null, cycle(1, "lost", "2026-01-10", "2026-02-01"), cycle(2, null, "2026-03-01", null));
    lead(6, null, cycle(1, "disqualified", "2026-01-10", null));

    migrate("latest");

    var sleeps =
        jdbc.sql(
                """
                select l.email, s.archived, s.ended_by, s.wake_at
                from before_sleep.sleep s join before_sleep.lead l using (lead_id) order by l.email
                """)
            .query()
            .listOfRows();
    assertThat(sleeps)
        .extracting(row -> row.get("email"), row -> row.get("archived"), row -> row.get("ended_by"))
        .containsExactly(
            tuple("1", false, null),
            tuple("2", false, null),
            tuple("3", true, null),
            tuple("4", false, "withdrawn"),
            tuple("5", false, "wake-date"));
    assertThat(wakeAt(sleeps.getFirst())).isEqualTo("2026-12-01T07:00:00Z");
    assertThat(wakeAt(sleeps.get(1))).isAfter(Instant.now());
  }

  private static Instant wakeAt(Map<String, Object> row) {
    return ((Timestamp) row.get("wake_at")).toInstant();
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(database)
        .defaultSchema(SCHEMA)
        .schemas(SCHEMA)
        .target(version)
        .load()
        .migrate();
  }

  /** What a lead's cycle needs but for its lead. */
  private record Cycle(int cycle, String outcome, String at, String wakeOn) {}

  private static Cycle cycle(int cycle, String outcome, String at, String wakeOn) {
    return new Cycle(cycle, outcome, at, wakeOn);
  }

  private void lead(int n, String suppressedAt, Cycle... cycles) {
    jdbc.sql(
            """
            insert into before_sleep.lead (lead_id, version, email, email_key, captured_at,
              suppressed_at)
            values (md5(:n)::uuid, 0, :n, :n, now(), :suppressedAt::timestamptz)
            """)
        .param("n", Integer.toString(n))
        .param("suppressedAt", suppressedAt)
        .update();
    List.of(cycles).forEach(cycle -> insert(n, cycle));
  }

  private void insert(int n, Cycle cycle) {
    jdbc.sql(
            """
            insert into before_sleep.lead_cycle (lead_id, cycle, entry, opened_at, outcome,
              closed_at, wake_on)
            values (md5(:n)::uuid, :cycle, 'inquiry', :at::timestamptz, :outcome,
              case when :outcome::text is not null then :at::timestamptz end, :wakeOn::date)
            """)
        .param("n", Integer.toString(n))
        .param("cycle", cycle.cycle())
        .param("at", cycle.at() + "T00:00:00Z")
        .param("outcome", cycle.outcome())
        .param("wakeOn", cycle.wakeOn())
        .update();
  }
}
