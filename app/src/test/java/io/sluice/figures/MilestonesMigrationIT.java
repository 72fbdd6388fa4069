package io.sluice.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.figures.made.Histories;
import io.sluice.figures.made.LedgerWriter;
import io.sluice.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was in the ledger before there was the reports' table is in that as if it came in since. */
class MilestonesMigrationIT {

  private static final String ROWS = "select * from cycle_milestones order by lead_id, cycle";

  private static DataSource before;
  private static DataSource since;

  @BeforeAll
  static void enter() {
    var leads = Histories.make(400, 11, Instant.now());
    before = TestDatabase.create("milestones_before");
    migrate(before, "31");
    LedgerWriter.write(leads, before);
    migrate(before, "latest");
    since = TestDatabase.create("milestones_since");
    migrate(since, "latest");
    LedgerWriter.write(leads, since);
  }

  @Test
  void migrationTellsWhatTriggersTell() {
    assertThat(rows(before, ROWS)).hasSizeGreaterThan(400).isEqualTo(rows(since, ROWS));
  }

  @Test
  void theTableIsWhatTheHistorySays() {
    var shared =
        """
        lead_id, cycle, entry, source, channel, segment, teams, lead_teams, lead_reps, owner, woken, opened_at, inquiry_at, aql_at,
          tal_offered_at, tal_at, tql_at, tgl_at, expansion_at, sal_offered_at, sal_at, sgl_at, sql_at,
          won_at, stage, stage_at, tal_refused_for, sal_refused_for, verdict, refused_for,
          expected_value, assessed_value, outcome, reason_code, closed_at,
          asleep, sleep_track, wakes_at
        """;
    var differences =
        """
        (select %1$s from cycle_history except select %1$s from cycle_milestones)
        union all
        (select %1$s from cycle_milestones except select %1$s from cycle_history)
        """
            .formatted(shared);

    assertThat(rows(before, differences)).isEmpty();
    assertThat(rows(since, differences)).isEmpty();
  }

  private static List<Map<String, Object>> rows(DataSource database, String sql) {
    return JdbcClient.create(database)
        .sql("select to_jsonb(r)::text as row from (" + sql + ") r")
        .query()
        .listOfRows();
  }

  private static void migrate(DataSource database, String version) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration", "classpath:io/sluice/migration")
        .target(version)
        .load()
        .migrate();
  }
}
