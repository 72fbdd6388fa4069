package io.sluice.lead;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of many leads, each kind of change with one statement. */
@Repository
class BulkLeads {

  /** Like the one of {@link LeadRegister}. */
  private static final String INSERT =
      """
      insert into lead (lead_id, version, email, email_key, first_name, last_name, phone, job_title,
        company_name, website, country, industry, employees, annual_revenue, marketing_staff,
        sales_staff, source, channel, product_interest, account_key, phone_key, captured_at)
      select lead_id, 0, email, email_key, first_name, last_name, phone, job_title, company_name,
        website, country, industry, employees, annual_revenue, marketing_staff, sales_staff, source,
        channel, product_interest, account_key, phone_key, :now
      from unnest(:leadIds::uuid[], :emails::text[], :emailKeys::text[], :firstNames::text[],
          :lastNames::text[], :phones::text[], :jobTitles::text[], :companies::text[],
          :websites::text[], :countries::text[], :industries::text[], :employees::int[],
          :annualRevenues::bigint[], :marketingStaff::int[], :salesStaff::int[], :sources::text[],
          :channels::text[], :productInterests::text[], :accountKeys::text[], :phoneKeys::text[])
        as n (lead_id, email, email_key, first_name, last_name, phone, job_title, company_name,
          website, country, industry, employees, annual_revenue, marketing_staff, sales_staff,
          source, channel, product_interest, account_key, phone_key)
      """;

  /** What is given of a fact is its new value; what tells the account is not among them. */
  private static final String UPDATE =
      """
      update lead l set
        version = l.version + n.steps,
        first_name = coalesce(l.first_name, n.first_name),
        last_name = coalesce(l.last_name, n.last_name),
        account_key = coalesce(l.account_key, n.account_key),
        industry = coalesce(n.industry, l.industry),
        employees = coalesce(n.employees, l.employees),
        annual_revenue = coalesce(n.annual_revenue, l.annual_revenue),
        marketing_staff = coalesce(n.marketing_staff, l.marketing_staff),
        sales_staff = coalesce(n.sales_staff, l.sales_staff),
        job_title = coalesce(n.job_title, l.job_title),
        phone = coalesce(n.phone, l.phone),
        phone_key = case when n.phone is null then l.phone_key else n.phone_key end,
        product_interest = coalesce(n.product_interest, l.product_interest)
      from unnest(:leadIds::uuid[], :steps::int[], :firstNames::text[], :lastNames::text[],
          :accountKeys::text[], :industries::text[], :employees::int[], :annualRevenues::bigint[],
          :marketingStaff::int[], :salesStaff::int[], :jobTitles::text[], :phones::text[],
          :phoneKeys::text[], :productInterests::text[])
        as n (lead_id, steps, first_name, last_name, account_key, industry, employees,
          annual_revenue, marketing_staff, sales_staff, job_title, phone, phone_key,
          product_interest)
      where l.lead_id = n.lead_id
      """;

  private final JdbcClient jdbc;

  BulkLeads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Gives each address that is nobody's to its lead. One that somebody is taking meanwhile is
   * waited for, in the order of the addresses.
   *
   * @return the addresses that were given
   */
  Set<String> take(SortedMap<String, UUID> leadIdsByKey, Instant now) {
    return leadIdsByKey.isEmpty()
        ? Set.of()
        : new HashSet<>(
            jdbc.sql(
                    """
                    insert into lead_email (email_key, lead_id, added_at)
                    select key, lead_id, :now
                    from unnest(:keys::text[], :leadIds::uuid[]) with ordinality e (key, lead_id, place)
                    order by place
                    on conflict do nothing
                    returning email_key
                    """)
                .param("keys", texts(leadIdsByKey.keySet(), Function.identity()))
                .param("leadIds", texts(leadIdsByKey.values(), Function.identity()))
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list());
  }

  /** Whose these addresses are; one that is nobody's is not among them. */
  Map<String, Owner> findOwners(Collection<String> keys) {
    var owners = new HashMap<String, Owner>();
    if (!keys.isEmpty()) {
      jdbc.sql(
              """
              select e.email_key, e.lead_id, coalesce(a.lead_id, e.lead_id) as survivor
              from lead_email e left join lead_alias a on a.alias_id = e.lead_id
              where e.email_key = any(:keys::text[])
              """)
          .param("keys", texts(keys, Function.identity()))
          .query(
              row -> {
                owners.put(
                    row.getString("email_key"),
                    new Owner(
                        row.getObject("lead_id", UUID.class),
                        row.getObject("survivor", UUID.class)));
              });
    }
    return owners;
  }

  /** Which of these leads must be left alone by themselves, and why. */
  Map<UUID, String> findSuppressed(Collection<UUID> leadIds) {
    var why = new HashMap<UUID, String>();
    jdbc.sql(
            """
            select lead_id, suppressed_at, suppression_reason from lead
            where lead_id = any(:leadIds::uuid[]) and suppressed_at is not null
            """)
        .param("leadIds", texts(leadIds, Function.identity()))
        .query(
            row -> {
              why.put(row.getObject("lead_id", UUID.class), SuppressedException.why(row));
            });
    return why;
  }

  void insert(Map<BulkRow, UUID> entered, Instant now) {
    var rows = List.copyOf(entered.keySet());
    jdbc.sql(INSERT)
        .param("leadIds", texts(entered.values(), Function.identity()))
        .param("emails", texts(rows, row -> row.email().strip()))
        .param("emailKeys", texts(rows, BulkRow::emailKey))
        .param("firstNames", texts(rows, row -> person(row).firstName()))
        .param("lastNames", texts(rows, row -> person(row).lastName()))
        .param("phones", texts(rows, row -> person(row).phone()))
        .param("jobTitles", texts(rows, row -> person(row).jobTitle()))
        .param("companies", texts(rows, row -> company(row).name()))
        .param("websites", texts(rows, row -> company(row).website()))
        .param("countries", texts(rows, row -> company(row).country()))
        .param("industries", texts(rows, row -> company(row).industry()))
        .param("employees", texts(rows, row -> company(row).employees()))
        .param("annualRevenues", texts(rows, row -> company(row).annualRevenue()))
        .param("marketingStaff", texts(rows, row -> company(row).marketingStaff()))
        .param("salesStaff", texts(rows, row -> company(row).salesStaff()))
        .param("sources", texts(rows, row -> row.submission().origin().source()))
        .param("channels", texts(rows, row -> row.submission().origin().channel()))
        .param("productInterests", texts(rows, row -> row.submission().origin().productInterest()))
        .param("accountKeys", texts(rows, BulkRow::accountKey))
        .param(
            "phoneKeys",
            texts(rows, row -> PhoneKey.of(person(row).phone(), company(row).country())))
        .param("now", Timestamp.from(now))
        .update();
  }

  /**
   * Writes what each row changes of its lead. No two are of the same, and none changes what tells
   * its account.
   */
  void update(List<BulkChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    jdbc.sql(UPDATE)
        .param("leadIds", texts(changes, BulkChange::leadId))
        .param("steps", texts(changes, change -> change.facts().changed().isEmpty() ? 1 : 2))
        .param("firstNames", texts(changes, change -> person(change.row()).firstName()))
        .param("lastNames", texts(changes, change -> person(change.row()).lastName()))
        .param("accountKeys", texts(changes, change -> change.row().accountKey()))
        .param("industries", values(changes, Fact.INDUSTRY))
        .param("employees", values(changes, Fact.EMPLOYEES))
        .param("annualRevenues", values(changes, Fact.ANNUAL_REVENUE))
        .param("marketingStaff", values(changes, Fact.MARKETING_STAFF))
        .param("salesStaff", values(changes, Fact.SALES_STAFF))
        .param("jobTitles", values(changes, Fact.JOB_TITLE))
        .param("phones", values(changes, Fact.PHONE))
        .param(
            "phoneKeys",
            texts(changes, change -> PhoneKey.of(change.value(Fact.PHONE), change.country())))
        .param("productInterests", values(changes, Fact.PRODUCT_INTEREST))
        .update();
  }

  private static String[] values(List<BulkChange> changes, Fact fact) {
    return texts(changes, change -> change.value(fact));
  }

  private static Person person(BulkRow row) {
    return row.submission().person();
  }

  private static Company company(BulkRow row) {
    return row.submission().company();
  }

  private static <T> String[] texts(Collection<T> rows, Function<T, ?> field) {
    return rows.stream()
        .map(field)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }

  /** Whose an address is, and who of those who are one person has survived. */
  record Owner(UUID leadId, UUID survivor) {

    boolean isAlias() {
      return !leadId.equals(survivor);
    }
  }
}
