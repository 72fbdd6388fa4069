package io.sluice.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.SleepMarks;
import io.sluice.lead.Sleepers;
import io.sluice.nurture.NurtureTouches;
import io.sluice.testing.SluiceTest;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is asked every half second does not read all who sleep, when nobody is due. */
@SluiceTest
class ManySleepersTest {

  private static final int MANY = 3_000;

  private static final String LEADS =
      """
      insert into lead (lead_id, version, email, email_key, source, channel, captured_at)
      select gen_random_uuid(), 0, 'dana@many-' || n || '.example', 'dana@many-' || n || '.example',
        'many', 'inbound', now()
      from generate_series(1, :many) n
      """;

  private static final String CYCLES =
      """
      insert into lead_cycle (lead_id, cycle, entry, opened_at, outcome, reason_code, closed_at)
      select lead_id, 1, 'inquiry', captured_at, 'recycled', 'not-now', captured_at
      from lead where source = 'many'
      """;

  private static final String SLEEPS =
      """
      insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at,
        wake_at_level, archived, next_touch_at)
      select lead_id, 1, outcome, reason_code, 'timing', closed_at, '9000-01-01', 2, false,
        '9000-01-01'
      from lead_cycle join lead using (lead_id) where source = 'many'
      """;

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired Sleepers sleepers;
  @Autowired SleepMarks marks;
  @Autowired NurtureTouches touches;

  @Test
  void areNotReadToFindThatNoneIsDue() {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("delete from sleep").update();
          jdbc.sql(LEADS).param("many", MANY).update();
          jdbc.sql(CYCLES).update();
          jdbc.sql(SLEEPS).update();
          jdbc.sql("analyze lead, sleep").update();
          jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
          status.setRollbackOnly();

          assertThat(timesAllAreRead(sleepers::isAnyDue)).isZero();
          assertThat(timesAllAreRead(marks::isAnyMarked)).isZero();
          assertThat(timesAllAreRead(touches::isAnyDue)).isZero();
        });
  }

  private long timesAllAreRead(BooleanSupplier look) {
    var before = scans();
    assertThat(look.getAsBoolean()).isFalse();
    return scans() - before;
  }

  private long scans() {
    return jdbc.sql("select seq_scan from pg_stat_xact_user_tables where relname = 'sleep'")
        .query(Long.class)
        .single();
  }
}
