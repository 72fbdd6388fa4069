package io.sluice.lead;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who must be left alone. The record stays, so that whoever brings the person back is told. */
@Repository
public class Suppressions {

  private final JdbcClient jdbc;
  private final Sleepers sleepers;
  private final Clock clock;

  Suppressions(JdbcClient jdbc, Sleepers sleepers, Clock clock) {
    this.jdbc = jdbc;
    this.sleepers = sleepers;
    this.clock = clock;
  }

  /**
   * Suppresses a lead, which ends its sleep, and holds its submissions back until the transaction
   * ends. The first reason and its time stay.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void suppress(UUID leadId, String reason) {
    jdbc.sql(
            """
            update lead set
              suppressed_at = coalesce(suppressed_at, :now),
              suppression_reason = coalesce(suppression_reason, :reason)
            where lead_id = :leadId
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", reason)
        .param("leadId", leadId)
        .update();
    sleepers.end(leadId, SleepEnd.WITHDRAWN);
  }

  /**
   * Whether a lead must be left alone. Its row is held, so that a withdrawal that comes meanwhile
   * waits until the transaction ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean isSuppressed(UUID leadId) {
    return jdbc.sql(
            "select suppressed_at is not null from lead where lead_id = :leadId for no key update")
        .param("leadId", leadId)
        .query(Boolean.class)
        .single();
  }

  /**
   * @throws SuppressedException when a lead with this address is suppressed
   */
  void refuse(String email) {
    jdbc.sql("select suppressed_at, suppression_reason from lead where email_key = :key")
        .param("key", EmailKey.of(email))
        .query((RowCallbackHandler) SuppressedException::throwIfSuppressed);
  }

  /**
   * @throws SuppressedException when this lead is suppressed
   */
  void refuse(UUID leadId) {
    jdbc.sql("select suppressed_at, suppression_reason from lead where lead_id = :leadId")
        .param("leadId", leadId)
        .query((RowCallbackHandler) SuppressedException::throwIfSuppressed);
  }
}
