package io.sluice.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds who is alike: whose names share trigrams, and who is of the same company or has the same
 * phone besides; or whose addresses lead to the same mailbox. Nothing of that alone makes two
 * people one, so what only one thing speaks for is not even looked at.
 */
@Repository
class DuplicateSearch {

  /** Percent. PostgreSQL's own default: below it almost everybody is like somebody. */
  static final int LEAST_NAME_SIMILARITY = 30;

  /** Percent. Below it companies' names have little more in common than a legal form. */
  static final int LEAST_COMPANY_SIMILARITY = 50;

  /** Of one lead; the rest of a family of so many is found when these are merged. */
  static final int MOST_OF_ONE = 5;

  private static final String FIND =
      """
      select distinct on (least(n.lead_id, k.lead_id), greatest(n.lead_id, k.lead_id))
        case when later then n.lead_id else k.lead_id end as lead_id,
        case when later then k.lead_id else n.lead_id end as known_id,
        (select max(cycle) from lead_cycle c
         where c.lead_id = case when later then n.lead_id else k.lead_id end) as cycle,
        k.same_address, k.name_similarity, k.same_domain, k.company_similarity, k.same_phone,
        k.same_country
      from lead n
      cross join lateral (
        select alike.*
        from (
          select l.lead_id, l.captured_at, l.email_key = n.email_key as same_address,
            round(100 * similarity(l.name_key, n.name_key))::int as name_similarity,
            l.account_key = n.account_key as same_domain,
            round(100 * similarity(lower(l.company_name), lower(n.company_name)))::int
              as company_similarity,
            l.phone_key = n.phone_key as same_phone,
            l.country = n.country as same_country
          from (
            select lead_id from lead where name_key % n.name_key
            union select lead_id from lead where email_key = n.email_key
          ) near join lead l on l.lead_id = near.lead_id
          where l.lead_id <> n.lead_id
        ) alike
        where (same_address or same_domain or same_phone or company_similarity >= :company)
          and not exists (select from lead_alias a where a.alias_id = alike.lead_id)
          and not exists (select from duplicate_candidate asked
            where least(asked.lead_id, asked.known_id) = least(n.lead_id, alike.lead_id)
              and greatest(asked.lead_id, asked.known_id) = greatest(n.lead_id, alike.lead_id))
        order by same_address desc, name_similarity desc,
          coalesce(same_domain, false)::int + coalesce(same_phone, false)::int desc,
          captured_at, lead_id
        limit :most
      ) k
      cross join lateral (
        select (n.captured_at, n.lead_id) > (k.captured_at, k.lead_id) as later) came
      where n.lead_id = any(:leadIds::uuid[])
        and not exists (select from lead_alias a where a.alias_id = n.lead_id)
      """;

  private final JdbcClient jdbc;

  DuplicateSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who is like one of these leads and was not asked about before; each two once. */
  @Transactional
  public List<Likeness> find(List<UUID> leadIds) {
    jdbc.sql("select set_config('pg_trgm.similarity_threshold', :least, true)")
        .param("least", String.valueOf(LEAST_NAME_SIMILARITY / 100.0))
        .query(String.class)
        .single();
    return jdbc.sql(FIND)
        .param("company", LEAST_COMPANY_SIMILARITY)
        .param("most", MOST_OF_ONE)
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> toLikeness(row))
        .list();
  }

  private static Likeness toLikeness(ResultSet row) throws SQLException {
    return new Likeness(
        row.getObject("lead_id", UUID.class),
        row.getInt("cycle"),
        row.getObject("known_id", UUID.class),
        new Evidence(
            row.getBoolean("same_address"),
            row.getInt("name_similarity"),
            row.getObject("same_domain", Boolean.class),
            row.getObject("company_similarity", Integer.class),
            row.getObject("same_phone", Boolean.class),
            row.getObject("same_country", Boolean.class)));
  }
}
