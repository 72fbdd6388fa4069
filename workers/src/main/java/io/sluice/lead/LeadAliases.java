package io.sluice.lead;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which leads are one person. Of those that were merged one survives, on which all goes on, and the
 * others are its aliases: what happened to an alias stays under its own id.
 */
@Repository
public class LeadAliases {

  /** Any number that nobody else uses: it says "aliases" in ASCII. */
  private static final long LOCK = 0x616c6961736573L;

  private final JdbcClient jdbc;
  private final Clock clock;

  LeadAliases(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Nobody is merged until the transaction ends. Whoever enters something by address or id asks
   * this first, before any lead is held.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold() {
    lock("pg_advisory_xact_lock_shared");
  }

  /** The same, and nothing is entered meanwhile: for whoever merges. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void holdAlone() {
    lock("pg_advisory_xact_lock");
  }

  private void lock(String function) {
    jdbc.sql("select 1 from %s(:lock)".formatted(function))
        .param("lock", LOCK)
        .query(Integer.class)
        .single();
  }

  /** The lead that an id leads to: itself for one that is no alias, and for no lead at all. */
  public UUID survivorOf(UUID leadId) {
    return jdbc.sql(
            """
            select coalesce((select lead_id from lead_alias where alias_id = :leadId), :leadId)
            """)
        .param("leadId", leadId)
        .query(UUID.class)
        .single();
  }

  /** A lead and its aliases, itself first and then in the order of their ids. */
  public List<UUID> membersOf(UUID leadId) {
    return jdbc.sql(
            """
            select lead_id from (
              select cast(:leadId as uuid) as lead_id
              union all select alias_id from lead_alias where lead_id = :leadId
            ) member order by (lead_id <> :leadId), lead_id
            """)
        .param("leadId", leadId)
        .query(UUID.class)
        .list();
  }

  /** Holds leads against whoever changes them, in the one order of their ids. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void holdLeads(Collection<UUID> leadIds) {
    jdbc.sql(
            """
            select 1 from lead where lead_id = any(:leadIds::uuid[])
            order by lead_id for no key update
            """)
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(Integer.class)
        .list();
  }

  /** By which merges an alias leads to the lead that has survived, its own first. */
  List<Link> linksOf(UUID aliasId) {
    return jdbc.sql(
            """
            with recursive link as (
              select m.duplicate_id, m.lead_id, m.merge_id, 1 as step
              from lead_alias a join lead_merge m on m.merge_id = a.merge_id
              where a.alias_id = :aliasId
              union all
              select m.duplicate_id, m.lead_id, m.merge_id, link.step + 1
              from link join lead_alias a on a.alias_id = link.lead_id
                join lead_merge m on m.merge_id = a.merge_id
            )
            select duplicate_id, lead_id, merge_id from link order by step
            """)
        .param("aliasId", aliasId)
        .query(Link.class)
        .list();
  }

  /** One lead became the alias of another one. */
  record Link(UUID duplicateId, UUID leadId, UUID mergeId) {}

  /** An alias came in by a door. */
  @Transactional(propagation = Propagation.MANDATORY)
  void noteSubmission(UUID aliasId) {
    jdbc.sql("update lead_alias set submitted_at = :now where alias_id = :aliasId")
        .param("now", Timestamp.from(clock.instant()))
        .param("aliasId", aliasId)
        .update();
  }
}
