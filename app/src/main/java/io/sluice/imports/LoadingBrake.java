package io.sluice.imports;

import io.sluice.outbox.BulkBrake;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * While a file comes in and while its rows are loaded, nothing that nobody waits for is begun: the
 * file is in the sooner, and who asks to be called is not behind it. One that stands still holds
 * nothing up.
 */
@Component
class LoadingBrake implements BulkBrake {

  private static final Duration STANDS_STILL = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  LoadingBrake(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public boolean isOn() {
    return jdbc.sql(
            """
            select exists (select from import
              where state in ('receiving', 'running') and not dry_run and chunk_at > :since)
            """)
        .param("since", Timestamp.from(clock.instant().minus(STANDS_STILL)))
        .query(Boolean.class)
        .single();
  }
}
