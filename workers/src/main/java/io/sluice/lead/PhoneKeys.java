package io.sluice.lead;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the comparable form of a lead's phone in step with the phone and the country. It is
 * evidence for whoever looks for duplicates and never makes one person of two: colleagues share a
 * switchboard.
 */
@Repository
class PhoneKeys {

  /** What the form depends on. */
  static final Set<Fact> MADE_OF = Set.of(Fact.PHONE, Fact.COUNTRY);

  private final JdbcClient jdbc;
  private final LeadRepository leads;

  PhoneKeys(JdbcClient jdbc, LeadRepository leads) {
    this.jdbc = jdbc;
    this.leads = leads;
  }

  void keep(UUID leadId) {
    var lead = leads.require(leadId);
    jdbc.sql("update lead set phone_key = :key where lead_id = :leadId")
        .param("key", PhoneKey.of(lead.person().phone(), lead.company().country()))
        .param("leadId", leadId)
        .update();
  }
}
