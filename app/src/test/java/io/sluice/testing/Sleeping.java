package io.sluice.testing;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Leads that are laid to sleep, and what they were sent. */
public final class Sleeping {

  private final Leads leads;
  private final LeadCycles cycles;
  private final Sleepers sleepers;
  private final TransactionOperations transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  public Sleeping(
      Leads leads,
      LeadCycles cycles,
      Sleepers sleepers,
      TransactionOperations transaction,
      JdbcClient jdbc,
      Clock clock) {
    this.leads = leads;
    this.cycles = cycles;
    this.sleepers = sleepers;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A lead that sleeps for a quarter.
   *
   * @param nextTouchAt null for no touch
   */
  public UUID lead(Instant nextTouchAt) {
    var lead = leads.submit(Leads.newEmail());
    var instance = leads.claim(lead, clock.instant());
    transaction.executeWithoutResult(
        status -> {
          cycles.close(lead, 1, instance, "recycled", "not-now", clock.instant());
          var wakeAt = clock.instant().plus(Duration.ofDays(90));
          sleepers.fallAsleep(lead, 1, new SleepPlan("timing", wakeAt, 2, false, nextTouchAt));
        });
    return lead;
  }

  /** A first touch whose mail has not gone out yet, and returns the token of its links. */
  public UUID touch(UUID lead) {
    var token = UUID.randomUUID();
    jdbc.sql(
            """
            with written as (
              insert into delivery (delivery_id, channel, kind, template, recipient, lead_id, cycle,
                model, headers, natural_key, created_at)
              values (:token, 'mail', 'nurture-touch', 'touch-story', 'x@example.com', :lead, 1,
                '{}', '{}', :token::text, now())
            )
            insert into nurture_touch (token, lead_id, cycle, step, template,
              element_instance_key, process_instance_key, delivery_id, touched_at)
            values (:token, :lead, 1, 1, 'touch-story', 1, 1, :token, now())
            """)
        .param("token", token)
        .param("lead", lead)
        .update();
    return token;
  }
}
