package io.sluice.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The opportunities that companies are in: what an account executive works (SAL, SGL, SQL) and has
 * not ended. Who comes in while their company is in one is attached to it.
 */
@Repository
public class OpenOpportunities {

  private static final String OF_COLLEAGUES =
      """
      select c.lead_id, c.cycle, e.stage, e.reached_at as since,
        lead_owner(c.lead_id, c.cycle) as owner
      from lead_account me
      join lead_account colleague on colleague.account_id = me.account_id
        and colleague.lead_id <> me.lead_id
      join lead_cycle c on c.lead_id = colleague.lead_id and c.closed_at is null
      cross join lateral (
        select stage, reached_at from stage_event s
        where s.lead_id = c.lead_id and s.cycle = c.cycle and s.stage in ('sal', 'sgl', 'sql')
        order by s.stage_event_id desc limit 1
      ) e
      where me.lead_id = :leadId
      """;

  private static final String ATTACH_ALL =
      """
      with arrived as materialized (
        select lead_id, account_id from lead_account where lead_id = any(:leadIds::uuid[])
      ), worked as materialized (
        select la.account_id, c.lead_id, c.cycle
        from (select distinct account_id from arrived) a
        join lead_account la on la.account_id = a.account_id
        join lead_cycle c on c.lead_id = la.lead_id and c.closed_at is null
        where exists (select from stage_event e
          where e.lead_id = c.lead_id and e.cycle = c.cycle and e.stage in ('sal', 'sgl', 'sql'))
      )
      insert into opportunity_contact (opportunity_lead_id, opportunity_cycle, lead_id, attached_at)
      select w.lead_id, w.cycle, a.lead_id, :now
      from worked w join arrived a on a.account_id = w.account_id
      order by w.lead_id, a.lead_id
      on conflict do nothing
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenOpportunities(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those that colleagues of a lead are in, the oldest first. */
  public List<OpenOpportunity> ofColleagues(UUID leadId) {
    return jdbc.sql(
            "select o.*, coalesce(r.name, o.owner) as owner_name from ("
                + OF_COLLEAGUES
                + ") o left join rep r on r.username = o.owner order by o.since, o.lead_id")
        .param("leadId", leadId)
        .query(OpenOpportunity.class)
        .list();
  }

  /** Adds leads that nobody has worked yet to those of their colleagues. */
  void attachAll(Collection<UUID> leadIds) {
    jdbc.sql(ATTACH_ALL)
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Adds a lead to those of its colleagues. */
  void attach(UUID leadId) {
    jdbc.sql(
            "insert into opportunity_contact (opportunity_lead_id, opportunity_cycle, lead_id,"
                + " attached_at) select o.lead_id, o.cycle, :leadId, :now from ("
                + OF_COLLEAGUES
                + ") o on conflict do nothing")
        .param("leadId", leadId)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
