package io.sluice.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.access.Role;
import io.sluice.access.Viewer;
import io.sluice.figures.made.Histories;
import io.sluice.figures.made.LedgerWriter;
import io.sluice.figures.made.NaiveWaterfall;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SleepFiguresTest {

  private static final Viewer ADMIN = new Viewer("demo", Role.ADMIN, List.of());
  private static final Instant NOW = Instant.now();
  private static final FigureFilter WHOLE =
      NaiveWaterfall.filters(LocalDate.ofInstant(NOW, ZoneOffset.UTC)).findFirst().orElseThrow();

  /** As the page of the sleepers has it: who may not be contacted wakes never. */
  @Test
  void whoMustBeLeftAloneIsNoSleeper() {
    var database = FiguresDatabase.create("sleep_figures");
    LedgerWriter.write(Histories.make(300, 5, NOW), database.source());
    var before = database.read(WHOLE, ADMIN).sleepers();
    assertThat(before.archived()).isPositive().isLessThan(before.asleep());

    JdbcClient.create(database.source())
        .sql(
            """
            update lead set suppressed_at = now() where lead_id in (
              select lead_id from sleep where ended_at is null and wake_at is not null limit 3)
            """)
        .update();

    var after = database.read(WHOLE, ADMIN).sleepers();
    assertThat(after.asleep()).isEqualTo(before.asleep() - 3);
    assertThat(database.count(WHOLE, Cohort.of(Asleep.WAKING)))
        .isEqualTo(after.asleep() - after.archived());
  }
}
