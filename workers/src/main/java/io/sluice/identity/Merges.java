package io.sluice.identity;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of merges, and who is an alias by them. */
@Repository
public class Merges {

  /** Who became an alias of a lead before that became one itself. */
  private static final String UNDER =
      """
      with recursive under as (
        select a.alias_id from lead_alias a join lead_merge m on m.merge_id = a.merge_id
        where m.lead_id = :leadId
        union
        select a.alias_id from lead_alias a join lead_merge m on m.merge_id = a.merge_id
        join under u on m.lead_id = u.alias_id
      )
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Merges(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Merge> find(UUID mergeId) {
    return jdbc.sql("select * from lead_merge where merge_id = :mergeId")
        .param("mergeId", mergeId)
        .query(Merge.class)
        .optional();
  }

  /** By which merge a lead is an alias; empty for one that is none. */
  Optional<UUID> findOfAlias(UUID aliasId) {
    return jdbc.sql("select merge_id from lead_alias where alias_id = :aliasId")
        .param("aliasId", aliasId)
        .query(UUID.class)
        .optional();
  }

  /** By which merges the aliases of a lead are such, the first one first. */
  List<Merge> findOf(UUID leadId) {
    return jdbc.sql(
            """
            select m.* from lead_merge m join lead_alias a on a.merge_id = m.merge_id
            where m.lead_id = :leadId order by m.merged_at, m.merge_id
            """)
        .param("leadId", leadId)
        .query(Merge.class)
        .list();
  }

  /** The ids of those of these leads that exist, the one that was captured first before others. */
  List<UUID> sortByAge(List<UUID> leadIds) {
    return jdbc.sql(
            """
            select lead_id from lead where lead_id = any(:leadIds::uuid[])
            order by captured_at, lead_id
            """)
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(UUID.class)
        .list();
  }

  void record(Merge merge) {
    jdbc.sql(
            """
            insert into lead_merge (merge_id, lead_id, duplicate_id, merged_by, reason, strictest,
              merged_at, lead_cycle, lead_sleep, duplicate_cycle, duplicate_sleep)
            values (:mergeId, :leadId, :duplicateId, :by, :reason, :strictest, :mergedAt,
              :leadCycle, :leadSleep, :duplicateCycle, :duplicateSleep)
            """)
        .param("mergeId", merge.mergeId())
        .param("leadId", merge.leadId())
        .param("duplicateId", merge.duplicateId())
        .param("by", merge.mergedBy())
        .param("reason", merge.reason())
        .param("strictest", merge.strictest())
        .param("mergedAt", Timestamp.from(merge.mergedAt()))
        .param("leadCycle", merge.leadCycle(), Types.INTEGER)
        .param("leadSleep", merge.leadSleep(), Types.INTEGER)
        .param("duplicateCycle", merge.duplicateCycle(), Types.INTEGER)
        .param("duplicateSleep", merge.duplicateSleep(), Types.INTEGER)
        .update();
  }

  /** The duplicate leads to the one that survived from now on, and so do its own aliases. */
  void link(Merge merge) {
    jdbc.sql("update lead_alias set lead_id = :leadId where lead_id = :duplicateId")
        .param("leadId", merge.leadId())
        .param("duplicateId", merge.duplicateId())
        .update();
    jdbc.sql(
            """
            insert into lead_alias (alias_id, lead_id, merge_id)
            values (:duplicateId, :leadId, :mergeId)
            """)
        .param("leadId", merge.leadId())
        .param("duplicateId", merge.duplicateId())
        .param("mergeId", merge.mergeId())
        .update();
  }

  /**
   * The duplicate is a lead of its own again, with the aliases that it had.
   *
   * @return whether it, or one of those, came in by a door while it was an alias
   */
  boolean unlink(Merge merge, String by) {
    var cameIn =
        jdbc.sql(
                UNDER
                    + """
                    select exists (select from lead_alias
                      where (alias_id = :leadId or alias_id in (table under))
                        and submitted_at >= :mergedAt)
                    """)
            .param("leadId", merge.duplicateId())
            .param("mergedAt", Timestamp.from(merge.mergedAt()))
            .query(Boolean.class)
            .single();
    jdbc.sql(UNDER + "update lead_alias set lead_id = :leadId where alias_id in (table under)")
        .param("leadId", merge.duplicateId())
        .update();
    jdbc.sql("update lead_merge set undone_at = :now, undone_by = :by where merge_id = :mergeId")
        .param("now", Timestamp.from(clock.instant()))
        .param("by", by)
        .param("mergeId", merge.mergeId())
        .update();
    jdbc.sql("delete from lead_alias where alias_id = :duplicateId")
        .param("duplicateId", merge.duplicateId())
        .update();
    return cameIn;
  }

  /** Fills the names that are blank from those of the duplicate. */
  void bringNames(UUID duplicateId, UUID leadId, UUID mergeId) {
    jdbc.sql(
            """
            with blank as (
              select s.lead_id,
                s.first_name is null and d.first_name is not null as first,
                s.last_name is null and d.last_name is not null as last
              from lead s, lead d where s.lead_id = :leadId and d.lead_id = :duplicateId
            ), noted as (
              update lead_merge set filled_first_name = filled_first_name or blank.first,
                filled_last_name = filled_last_name or blank.last
              from blank where merge_id = :mergeId
            )
            update lead s set version = s.version + 1,
              first_name = coalesce(s.first_name, d.first_name),
              last_name = coalesce(s.last_name, d.last_name)
            from lead d, blank
            where s.lead_id = blank.lead_id and d.lead_id = :duplicateId
              and (blank.first or blank.last)
            """)
        .param("leadId", leadId)
        .param("duplicateId", duplicateId)
        .param("mergeId", mergeId)
        .update();
  }

  /** Clears the names that a merge has filled, where they stand as it did. */
  void takeNamesBack(Merge merge) {
    jdbc.sql(
            """
            update lead s set version = s.version + 1,
              first_name = case when m.filled_first_name and s.first_name = d.first_name
                then null else s.first_name end,
              last_name = case when m.filled_last_name and s.last_name = d.last_name
                then null else s.last_name end
            from lead_merge m join lead d on d.lead_id = m.duplicate_id
            where m.merge_id = :mergeId and s.lead_id = m.lead_id
            """)
        .param("mergeId", merge.mergeId())
        .update();
  }
}
