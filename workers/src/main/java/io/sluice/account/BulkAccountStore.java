package io.sluice.account;

import static java.util.stream.Collectors.joining;

import io.sluice.account.AccountStore.Candidate;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of accounts and of who belongs to them, for many at once. */
@Repository
class BulkAccountStore {

  private static final String FOUND =
      """
      with domain as (
        insert into account_domain (domain, account_id)
        select domain, account_id
        from unnest(:domains::text[], :accountIds::uuid[])
          with ordinality d (domain, account_id, place)
        order by place
        on conflict (domain) do nothing returning account_id
      )
      insert into account (account_id, created_at) select account_id, :now from domain
      """;

  private static final String PLACE =
      """
      insert into lead_account (lead_id, account_id, matched_by, matched_value, tie_broken_by,
        candidates, name_key, country, matched_at)
      select n.lead_id, a.account_id, n.matched_by, n.matched_value, n.tie_broken_by,
        n.candidates::uuid[], n.name_key, n.country, :now
      from unnest(:leadIds::uuid[], :accountIds::uuid[], :bys::text[], :values::text[],
          :ties::text[], :candidates::text[], :nameKeys::text[], :countries::text[])
        as n (lead_id, account_id, matched_by, matched_value, tie_broken_by, candidates, name_key,
          country)
      join account a on a.account_id = n.account_id
      returning lead_id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  BulkAccountStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The account of each domain, held so that it does not go. Those that are not known are founded,
   * in the order of the domains, before any is held that others may empty.
   */
  Map<String, UUID> findOrFound(SortedSet<String> domains) {
    var missing = new TreeSet<>(domains);
    missing.removeAll(find(domains, "").keySet());
    var held = new HashMap<String, UUID>();
    while (held.size() < domains.size()) {
      found(missing);
      held.putAll(find(domains, "for key share of a"));
      missing.clear();
      missing.addAll(domains);
      missing.removeAll(held.keySet());
    }
    return held;
  }

  private void found(SortedSet<String> domains) {
    if (!domains.isEmpty()) {
      jdbc.sql(FOUND)
          .param("domains", texts(domains, Function.identity()))
          .param("accountIds", texts(domains, domain -> UUID.randomUUID()))
          .param("now", Timestamp.from(clock.instant()))
          .update();
    }
  }

  private Map<String, UUID> find(Collection<String> domains, String lock) {
    return byDomain(
        """
        select d.domain, a.account_id
        from account_domain d join account a on a.account_id = d.account_id
        where d.domain = any(:domains::text[]) %s
        """
            .formatted(lock),
        domains);
  }

  /** Those of these domains by whose account somebody is already. */
  Map<String, UUID> findPeopled(Collection<String> domains) {
    return byDomain(
        """
        select domain, account_id from account_domain d
        where domain = any(:domains::text[])
          and exists (select from lead_account la where la.account_id = d.account_id)
        """,
        domains);
  }

  private Map<String, UUID> byDomain(String sql, Collection<String> domains) {
    var found = new HashMap<String, UUID>();
    if (!domains.isEmpty()) {
      jdbc.sql(sql)
          .param("domains", texts(domains, Function.identity()))
          .query(
              (RowCallbackHandler)
                  row ->
                      found.put(row.getString("domain"), row.getObject("account_id", UUID.class)));
    }
    return found;
  }

  /** The accounts whose people call them so. */
  Map<CalledSo, Set<UUID>> findNamed(Collection<CalledSo> names) {
    var found = new HashMap<CalledSo, Set<UUID>>();
    jdbc.sql(
            """
            select distinct n.name_key, n.country, la.account_id
            from unnest(:nameKeys::text[], :countries::text[]) as n (name_key, country)
            join lead_account la on la.name_key = n.name_key and la.country = n.country
              and la.matched_by <> 'name'
            """)
        .param("nameKeys", texts(names, CalledSo::nameKey))
        .param("countries", texts(names, CalledSo::country))
        .query(
            (RowCallbackHandler)
                row ->
                    found
                        .computeIfAbsent(
                            new CalledSo(row.getString("name_key"), row.getString("country")),
                            name -> new HashSet<>())
                        .add(row.getObject("account_id", UUID.class)));
    return found;
  }

  /** What sets each of these before the others; they are held, so that none goes. */
  List<Candidate> weigh(Collection<UUID> accountIds) {
    return accountIds.isEmpty()
        ? List.of()
        : jdbc.sql(
                AccountStore.WEIGHED
                    + " from account a where a.account_id = any(:accountIds::uuid[])"
                    + " for key share of a")
            .param("accountIds", texts(accountIds, Function.identity()))
            .query(Candidate.class)
            .list();
  }

  /**
   * Notes of which account each is.
   *
   * @return those whose account is there
   */
  Set<UUID> place(List<Place> places) {
    return new HashSet<>(
        jdbc.sql(PLACE)
            .param("leadIds", texts(places, Place::leadId))
            .param("accountIds", texts(places, place -> place.match().accountId()))
            .param("bys", texts(places, place -> place.match().by().code()))
            .param("values", texts(places, place -> place.match().value()))
            .param("ties", texts(places, place -> place.match().tieBrokenBy()))
            .param("candidates", texts(places, place -> array(place.match().candidates())))
            .param("nameKeys", texts(places, place -> place.affiliation().nameKey()))
            .param("countries", texts(places, place -> place.affiliation().country()))
            .param("now", Timestamp.from(clock.instant()))
            .query(UUID.class)
            .list());
  }

  /** As PostgreSQL writes one, since an array of arrays of several lengths is none. */
  private static String array(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(joining(",", "{", "}"));
  }

  private static <T> String[] texts(Collection<T> rows, Function<T, ?> field) {
    return rows.stream()
        .map(field)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }

  /** What a company is called in a country. */
  record CalledSo(String nameKey, String country) {

    static CalledSo of(Affiliation affiliation) {
      return new CalledSo(affiliation.nameKey(), affiliation.country());
    }
  }

  /** Of which account somebody is. */
  record Place(UUID leadId, AccountMatch match, Affiliation affiliation) {}
}
