package io.sluice.lead;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is a customer: a lead that has won a cycle and has not churned since. */
@Repository
public class Customers {

  private static final String CUSTOMER =
      """
      select won.lead_id, min(won.closed_at) as since, (
          select a.username from assignment a
          where a.lead_id = won.lead_id and a.team = 'customer-success' and a.username is not null
          order by a.assigned_at desc, a.element_instance_key desc limit 1) as looked_after_by
      from lead_cycle won
      where won.outcome = 'customer' and won.lead_id in (%s)
        and not exists (select from lead_cycle left_us where left_us.lead_id = won.lead_id
          and left_us.cycle > won.cycle and left_us.outcome = 'churned')
      group by won.lead_id
      """;
  private static final String SAME_PERSON =
      """
      select cast(:leadId as uuid)
      union all select alias_id from lead_alias where lead_id = :leadId
      """;
  private static final String SAME_LEAD = CUSTOMER.formatted(SAME_PERSON);

  /** The lead itself goes before its colleagues. */
  private static final String SAME_ACCOUNT =
      CUSTOMER.formatted(
              SAME_PERSON
                  + """
              union all
              select colleague.lead_id from lead_account me
              join lead_account colleague on colleague.account_id = me.account_id
              where me.lead_id = :leadId
              """)
          + "order by (won.lead_id = :leadId) desc, since, won.lead_id limit 1";

  private final JdbcClient jdbc;

  Customers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether this very lead is a customer, or was one when it was merged into this one. */
  public boolean isCustomer(UUID leadId) {
    return !jdbc.sql(SAME_LEAD).param("leadId", leadId).query(Customer.class).list().isEmpty();
  }

  /** The customer that a lead's company is, by the lead itself or a colleague. */
  public Optional<Customer> findOfAccount(UUID leadId) {
    return jdbc.sql(SAME_ACCOUNT).param("leadId", leadId).query(Customer.class).optional();
  }
}
