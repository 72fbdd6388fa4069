package io.sluice.leads;

import io.sluice.access.Viewer;
import io.sluice.lead.LeadAliases;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which single leads somebody may see. */
@Repository
public class LeadSight {

  private final LeadAliases aliases;
  private final JdbcClient jdbc;

  LeadSight(LeadAliases aliases, JdbcClient jdbc) {
    this.aliases = aliases;
    this.jdbc = jdbc;
  }

  /**
   * Whom they may see of those who are at the same company as a lead, itself among them.
   *
   * @param asked of whom it is to be said one by one
   */
  public Colleagues colleagues(Viewer viewer, UUID leadId, Collection<UUID> asked) {
    var scope = viewer.scope();
    return jdbc.sql(
            """
            select count(distinct person.survivor) as people,
              coalesce(array_agg(person.lead_id) filter (
                where person.lead_id = any(:asked::uuid[])), '{}') as seen
            from (
              select la.lead_id, coalesce(a.lead_id, la.lead_id) as survivor
              from lead_account me
                join lead_account la on la.account_id = me.account_id
                left join lead_alias a on a.alias_id = la.lead_id
              where me.lead_id = :leadId
            ) person
            where exists (
              select from lead l
              where l.erased_at is null and (%s)
                and (l.lead_id = person.survivor
                  or l.lead_id in (select alias_id from lead_alias where lead_id = person.survivor)))
            """
                .formatted(scope.on("l.lead_id")))
        .params(scope.parameters())
        .param("leadId", leadId)
        .param("asked", asked.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            (row, number) ->
                new Colleagues(
                    row.getLong("people"), Set.of((UUID[]) row.getArray("seen").getArray())))
        .single();
  }

  /**
   * People of one company.
   *
   * @param people how many there are that somebody may see
   * @param seen which of those that were asked for
   */
  public record Colleagues(long people, Set<UUID> seen) {}

  /**
   * Whether they may see a lead: it, or one that is the same person, is theirs to see, and it was
   * not erased. False where there is none of this id.
   */
  public boolean reaches(Viewer viewer, UUID leadId) {
    var members = aliases.membersOf(aliases.survivorOf(leadId));
    var scope = viewer.scope();
    return jdbc.sql(
            """
            select exists (
              select from lead l
              where l.lead_id = any(:members::uuid[]) and l.erased_at is null and (%s))
            """
                .formatted(scope.on("l.lead_id")))
        .params(scope.parameters())
        .param("members", members.stream().map(UUID::toString).toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }
}
