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
   * The user name of the rep of a team who has the lead's account: whoever was last given another
   * lead of it that is under way or was won.
   */
  public Optional<String> findOwner(String team, UUID leadId) {
    return jdbc.sql(
            """
            select a.username from lead this
            join lead other on other.account_key = this.account_key
              and other.lead_id <> this.lead_id
            join lead_cycle c on c.lead_id = other.lead_id
              and (c.closed_at is null or c.outcome = 'customer')
            join assignment a on a.lead_id = c.lead_id and a.cycle = c.cycle
            where this.lead_id = :leadId and a.team = :team and a.username is not null
            order by a.assigned_at desc, a.element_instance_key desc limit 1
            """)
        .param("leadId", leadId)
        .param("team", team)
        .query(String.class)
        .optional();
  }

  /** Whether somebody of the lead's account, be it the lead, has become a customer. */
  public boolean isCustomer(UUID leadId) {
    return jdbc.sql(
            """
            select exists (
              select from lead this
              join lead l on l.account_key = this.account_key or l.lead_id = this.lead_id
              join lead_cycle c on c.lead_id = l.lead_id
              where this.lead_id = :leadId and c.outcome = 'customer')
            """)
        .param("leadId", leadId)
        .query(Boolean.class)
        .single();
  }
}
