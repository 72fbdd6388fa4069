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

  /**
   * One who is the same person has taken something back, which holds here too for as long as they
   * are merged.
   *
   * @param mergeId by which they are
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdrawWith(UUID leadId, ConsentTopic topic, UUID mergeId) {
    jdbc.sql(
            """
            insert into consent (lead_id, purpose, channel, state, source, occurred_at, recorded_at,
              merge_id)
            values (:leadId, :purpose, :channel, 'withdrawn', 'merge', :now, :now, :mergeId)
            """)
        .param("leadId", leadId)
        .param("purpose", topic.purpose())
        .param("channel", topic.channel())
        .param("now", Timestamp.from(clock.instant()))
        .param("mergeId", mergeId)
        .update();
  }

  /**
   * What a person agreed to and took back until now. Of those who were merged with them, what they
   * took back counts; what they agreed to was by another address.
   */
  public Consents current(UUID leadId) {
    return new Consents(
        jdbc.sql(
                """
                with person as (
                  select coalesce((select lead_id from lead_alias where alias_id = :leadId), :leadId)
                    as lead_id
                )
                select c.* from consent c
                where (c.lead_id = :leadId or c.state = 'withdrawn' and c.lead_id in (
                    select lead_id from person
                    union all select a.alias_id from lead_alias a join person using (lead_id)))
                  and not exists (select from lead_merge m
                    where m.merge_id = c.merge_id and m.undone_at is not null)
                order by c.occurred_at, c.consent_id
                """)
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
