package io.sluice.lead;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps a lead's account in step with its address, its website and its company. */
@Repository
class AccountKeys {

  private final JdbcClient jdbc;
  private final LeadRepository leads;
  private final AccountMatching accounts;

  AccountKeys(JdbcClient jdbc, LeadRepository leads, AccountMatching accounts) {
    this.jdbc = jdbc;
    this.leads = leads;
    this.accounts = accounts;
  }

  /** For a lead that has just been entered, with its key. */
  void enter(UUID leadId) {
    accounts.match(leadId);
  }

  void keep(UUID leadId) {
    var lead = leads.require(leadId);
    jdbc.sql("update lead set account_key = :key where lead_id = :leadId")
        .param("key", AccountKey.of(lead.person().email(), lead.company().website()))
        .param("leadId", leadId)
        .update();
    accounts.match(leadId);
  }
}
