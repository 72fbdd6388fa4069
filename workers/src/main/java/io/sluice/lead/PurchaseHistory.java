package io.sluice.lead;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What companies have bought, as the ledger of stages has it. */
@Repository
public class PurchaseHistory {

  private final JdbcClient jdbc;

  PurchaseHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the lead and its colleagues have bought, whether they are customers still or not. */
  public Purchases ofAccount(UUID leadId) {
    return jdbc.sql(
            """
            select count(*) as count, coalesce(sum(won.expected_value), 0) as total
            from stage_event won
            where won.stage = 'won' and won.lead_id in (
              select cast(:leadId as uuid)
              union
              select alias_id from lead_alias where lead_id = :leadId
              union
              select colleague.lead_id from lead_account me
              join lead_account colleague on colleague.account_id = me.account_id
              where me.lead_id = :leadId)
            """)
        .param("leadId", leadId)
        .query(Purchases.class)
        .single();
  }
}
