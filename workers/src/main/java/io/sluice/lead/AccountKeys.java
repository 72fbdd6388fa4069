package io.sluice.lead;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps a lead's account in step with its address and website. */
@Repository
class AccountKeys {

  private final JdbcClient jdbc;
  private final LeadRepository leads;

  AccountKeys(JdbcClient jdbc, LeadRepository leads) {
    this.jdbc = jdbc;
    this.leads = leads;
  }

  void keep(UUID leadId) {
    var lead = leads.require(leadId);
    jdbc.sql("update lead set account_key = :key where lead_id = :leadId")
        .param("key", AccountKey.of(lead.person().email(), lead.company().website()))
        .param("leadId", leadId)
        .update();
  }
}
