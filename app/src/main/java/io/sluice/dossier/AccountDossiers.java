package io.sluice.dossier;

import io.sluice.account.OpenOpportunities;
import io.sluice.dossier.Dossier.Account;
import io.sluice.dossier.Dossier.AccountContact;
import io.sluice.dossier.Dossier.AccountOpportunity;
import io.sluice.dossier.Dossier.Attachment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads of which company a lead is, how that is known, and what else goes on there. */
@Repository
class AccountDossiers {

  private static final String ACCOUNT =
      """
      select la.*,
        (select mode() within group (order by l.company_name) from lead_account of
          join lead l on l.lead_id = of.lead_id
          where of.account_id = la.account_id and of.matched_by <> 'name') as name,
        array(select domain from account_domain d where d.account_id = la.account_id
          order by domain) as domains,
        (select count(*) from lead_account of where of.account_id = la.account_id) as leads
      from lead_account la where la.lead_id = :leadId
      """;

  private static final String ATTACHED_TO =
      """
      select opportunity_lead_id as lead_id, opportunity_cycle as cycle, attached_at
      from opportunity_contact where lead_id = :leadId
      order by attached_at, opportunity_lead_id
      """;

  private static final String CONTACTS =
      """
      select l.lead_id, oc.opportunity_cycle as cycle, l.job_title, oc.attached_at,
        nullif(concat_ws(' ', l.first_name, l.last_name), '') as name
      from opportunity_contact oc join lead l on l.lead_id = oc.lead_id
      where oc.opportunity_lead_id = :leadId order by oc.attached_at, l.lead_id
      """;

  private final OpenOpportunities opportunities;
  private final JdbcClient jdbc;

  AccountDossiers(OpenOpportunities opportunities, JdbcClient jdbc) {
    this.opportunities = opportunities;
    this.jdbc = jdbc;
  }

  Optional<Account> find(UUID leadId) {
    return jdbc.sql(ACCOUNT)
        .param("leadId", leadId)
        .query(
            (row, number) ->
                new Account(
                    row.getObject("account_id", UUID.class),
                    row.getString("name"),
                    Arrays.asList((String[]) row.getArray("domains").getArray()),
                    row.getString("matched_by"),
                    row.getString("matched_value"),
                    row.getString("tie_broken_by"),
                    Arrays.asList((UUID[]) row.getArray("candidates").getArray()),
                    row.getTimestamp("matched_at").toInstant(),
                    row.getLong("leads"),
                    opportunities(leadId),
                    all(Attachment.class, ATTACHED_TO, leadId),
                    all(AccountContact.class, CONTACTS, leadId)))
        .optional();
  }

  private List<AccountOpportunity> opportunities(UUID leadId) {
    return opportunities.ofColleagues(leadId).stream()
        .map(
            open ->
                new AccountOpportunity(
                    open.leadId(), open.cycle(), open.stage(), open.since(), open.owner()))
        .toList();
  }

  private <T> List<T> all(Class<T> type, String select, UUID leadId) {
    return jdbc.sql(select).param("leadId", leadId).query(type).list();
  }
}
