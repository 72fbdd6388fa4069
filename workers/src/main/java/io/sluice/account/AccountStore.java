package io.sluice.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of accounts and of who belongs to them. */
@Repository
class AccountStore {

  /** Whoever enters somebody holds the account, so that it does not go with the last one else. */
  private static final String BY_DOMAIN =
      """
      select a.account_id from account_domain d join account a on a.account_id = d.account_id
      where d.domain = :domain for key share of a
      """;

  /** While many are entered, accounts are held before anybody is of them. */
  private static final String PEOPLED =
      """
      select a.account_id from account_domain d join account a on a.account_id = d.account_id
      where d.domain = :domain
        and exists (select from lead_account la where la.account_id = a.account_id)
      for key share of a
      """;

  /** An account {@code a} with what sets it before another one. */
  static final String WEIGHED =
      """
      select a.account_id, a.created_at,
        exists (select from lead_account la
          join lead_cycle c on c.lead_id = la.lead_id and c.closed_at is null
          join stage_event e on e.lead_id = c.lead_id and e.cycle = c.cycle
            and e.stage in ('sal', 'sgl', 'sql')
          where la.account_id = a.account_id) as has_opportunity,
        exists (select from lead_account la
          join lead_cycle won on won.lead_id = la.lead_id and won.outcome = 'customer'
          where la.account_id = a.account_id and not exists (select from lead_cycle gone
            where gone.lead_id = won.lead_id and gone.cycle > won.cycle
              and gone.outcome = 'churned')) as is_customer,
        (select count(*) from lead_account la where la.account_id = a.account_id) as leads
      """;

  private static final String BY_NAME =
      """
      with named as (
        select distinct account_id from lead_account
        where name_key = :nameKey and country = :country and matched_by <> 'name'
          and lead_id <> :leadId
      )
      """
          + WEIGHED
          + """
            from named n join account a on a.account_id = n.account_id
            for key share of a
            """;

  private final JdbcClient jdbc;
  private final Clock clock;

  AccountStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Affiliation affiliation(UUID leadId) {
    return jdbc.sql(
            "select email, website, company_name, country from lead where lead_id = :leadId")
        .param("leadId", leadId)
        .query(
            (row, number) ->
                Affiliation.of(
                    row.getString("email"),
                    row.getString("website"),
                    row.getString("company_name"),
                    row.getString("country")))
        .single();
  }

  Optional<UUID> findByDomain(String domain) {
    return domain == null
        ? Optional.empty()
        : jdbc.sql(BY_DOMAIN).param("domain", domain).query(UUID.class).optional();
  }

  /** The same of a domain by whose account somebody is already. */
  Optional<UUID> findPeopled(String domain) {
    return domain == null
        ? Optional.empty()
        : jdbc.sql(PEOPLED).param("domain", domain).query(UUID.class).optional();
  }

  /** Whoever comes at the same time with the same domain waits here, and finds this one. */
  UUID findOrFound(String domain) {
    while (true) {
      var known = findByDomain(domain);
      if (known.isPresent()) {
        return known.get();
      }
      var founded = found(domain);
      if (founded.isPresent()) {
        return founded.get();
      }
    }
  }

  private Optional<UUID> found(String domain) {
    return jdbc.sql(
            """
            with domain as (
              insert into account_domain (domain, account_id) values (:domain, :accountId)
              on conflict (domain) do nothing returning account_id
            )
            insert into account (account_id, created_at) select account_id, :now from domain
            returning account_id
            """)
        .param("domain", domain)
        .param("accountId", UUID.randomUUID())
        .param("now", now())
        .query(UUID.class)
        .optional();
  }

  List<Candidate> findByName(UUID leadId, Affiliation affiliation) {
    return jdbc.sql(BY_NAME)
        .param("leadId", leadId)
        .param("nameKey", affiliation.nameKey())
        .param("country", affiliation.country())
        .query(Candidate.class)
        .list();
  }

  /**
   * Notes of which account a lead is.
   *
   * @return whether it was of another one before, or of none
   */
  boolean put(UUID leadId, AccountMatch match, Affiliation affiliation) {
    var before =
        jdbc.sql("select account_id from lead_account where lead_id = :leadId")
            .param("leadId", leadId)
            .query(UUID.class)
            .optional();
    jdbc.sql(
            """
            insert into lead_account (lead_id, account_id, matched_by, matched_value, tie_broken_by,
              candidates, name_key, country, matched_at)
            values (:leadId, :accountId, :by, :value, :tieBrokenBy, cast(:candidates as uuid[]),
              :nameKey, :country, :now)
            on conflict (lead_id) do update set
              account_id = excluded.account_id, matched_by = excluded.matched_by,
              matched_value = excluded.matched_value, tie_broken_by = excluded.tie_broken_by,
              candidates = excluded.candidates, name_key = excluded.name_key,
              country = excluded.country, matched_at = excluded.matched_at
            """)
        .param("leadId", leadId)
        .param("accountId", match.accountId())
        .param("by", match.by().code())
        .param("value", match.value())
        .param("tieBrokenBy", match.tieBrokenBy())
        .param("candidates", match.candidates().stream().map(UUID::toString).toArray(String[]::new))
        .param("nameKey", affiliation.nameKey())
        .param("country", affiliation.country())
        .param("now", now())
        .update();
    return before.isEmpty() || !before.get().equals(match.accountId());
  }

  void remove(UUID leadId) {
    jdbc.sql("delete from lead_account where lead_id = :leadId").param("leadId", leadId).update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /**
   * An account that a company's name could mean.
   *
   * @param leads how many are of it
   */
  record Candidate(
      UUID accountId, Instant createdAt, boolean hasOpportunity, boolean isCustomer, long leads) {

    Candidate joined() {
      return new Candidate(accountId, createdAt, hasOpportunity, isCustomer, leads + 1);
    }
  }
}
