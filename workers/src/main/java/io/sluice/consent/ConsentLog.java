package io.sluice.consent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The append-only log of what people agreed to and took back. The same told again, with its time
 * and source, is one line.
 */
@Repository
public class ConsentLog {

  private final JdbcClient jdbc;
  private final Clock clock;

  ConsentLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps what a person has agreed to by themselves. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void grant(UUID leadId, Collection<ConsentGrant> grants) {
    grants.forEach(grant -> grant(leadId, grant, null));
  }

  /**
   * @param enteredBy user name of the rep who enters it, null for the person themselves
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void grant(UUID leadId, ConsentGrant grant, String enteredBy) {
    insert(
        leadId,
        new ConsentTopic(grant.purpose(), grant.channel()),
        ConsentState.GRANTED,
        grant.source(),
        grant.textVersion(),
        grant.at(),
        grant.address(),
        enteredBy);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(UUID leadId, ConsentWithdrawal withdrawal) {
    insert(
        leadId,
        withdrawal.topic(),
        ConsentState.WITHDRAWN,
        withdrawal.source(),
        null,
        withdrawal.at(),
        null,
        withdrawal.enteredBy());
  }

  /** What a person agreed to and took back until now. */
  public Consents current(UUID leadId) {
    return new Consents(
        jdbc.sql("select * from consent where lead_id = :leadId order by occurred_at, consent_id")
            .param("leadId", leadId)
            .query(ConsentEntry.class)
            .list());
  }

  private void insert(
      UUID leadId,
      ConsentTopic topic,
      ConsentState state,
      String source,
      String textVersion,
      Instant at,
      String address,
      String enteredBy) {
    jdbc.sql(
            """
            insert into consent (lead_id, purpose, channel, state, source, text_version,
              occurred_at, address, entered_by, recorded_at)
            values (:leadId, :purpose, :channel, :state, :source, :textVersion, :at, :address,
              :enteredBy, :now)
            on conflict (lead_id, purpose, channel, state, occurred_at, source) do nothing
            """)
        .param("leadId", leadId)
        .param("purpose", topic.purpose())
        .param("channel", topic.channel())
        .param("state", state.code())
        .param("source", source)
        .param("textVersion", textVersion)
        .param("at", Timestamp.from(at))
        .param("address", address)
        .param("enteredBy", enteredBy)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
