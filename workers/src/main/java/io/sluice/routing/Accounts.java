package io.sluice.routing;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The companies that leads are of. */
@Repository
public class Accounts {

  private final JdbcClient jdbc;

  Accounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The user name of the rep of a team who has the lead's account: whoever has an open opportunity
   * there, else was last given another lead of it that is under way, or any of it that was won or
   * is a customer's.
   */
  public Optional<String> findOwner(String team, UUID leadId) {
    return jdbc.sql(
            """
            with account as (
              select lead_id from lead where lead_id = :leadId
              union select other.lead_id from lead_account this
              join lead_account other on other.account_id = this.account_id
              where this.lead_id = :leadId
            )
            select a.username from account
            join lead_cycle c on c.lead_id = account.lead_id
              and (c.outcome = 'customer' or c.entry = 'customer'
                or c.closed_at is null and c.lead_id <> :leadId)
            join assignment a on a.lead_id = c.lead_id and a.cycle = c.cycle
            where a.team = :team and a.username is not null
            order by (c.closed_at is null and exists (select from stage_event e
                where e.lead_id = c.lead_id and e.cycle = c.cycle and e.stage in ('sal', 'sgl', 'sql'))) desc,
              a.assigned_at desc, a.element_instance_key desc limit 1
            """)
        .param("leadId", leadId)
        .param("team", team)
        .query(String.class)
        .optional();
  }
}
