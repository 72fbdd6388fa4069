package io.sluice.lead;

import io.sluice.engagement.EngagementLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters submissions: one person is one lead, and a lead has at most one open cycle. What is known
 * already is kept; only blanks are filled.
 */
@Service
public class LeadRegister {

  private static final String UPSERT =
      """
      insert into lead (lead_id, version, email, email_key, first_name, last_name, phone, job_title,
        company_name, website, country, industry, employees, annual_revenue, marketing_staff,
        sales_staff, source, channel, product_interest, account_key, captured_at)
      values (:leadId, 0, :email, :emailKey, :firstName, :lastName, :phone, :jobTitle,
        :company, :website, :country, :industry, :employees, :annualRevenue, :marketingStaff,
        :salesStaff, :source, :channel, :productInterest, :accountKey, :now)
      on conflict (email_key) do update set
        version = lead.version + 1,
        first_name = coalesce(lead.first_name, excluded.first_name),
        last_name = coalesce(lead.last_name, excluded.last_name),
        phone = coalesce(lead.phone, excluded.phone),
        job_title = coalesce(lead.job_title, excluded.job_title),
        company_name = coalesce(lead.company_name, excluded.company_name),
        website = coalesce(lead.website, excluded.website),
        country = coalesce(lead.country, excluded.country),
        industry = coalesce(lead.industry, excluded.industry),
        employees = coalesce(lead.employees, excluded.employees),
        annual_revenue = coalesce(lead.annual_revenue, excluded.annual_revenue),
        marketing_staff = coalesce(lead.marketing_staff, excluded.marketing_staff),
        sales_staff = coalesce(lead.sales_staff, excluded.sales_staff),
        product_interest = coalesce(excluded.product_interest, lead.product_interest),
        account_key = coalesce(lead.account_key, excluded.account_key)
      returning lead_id, suppressed_at, suppression_reason
      """;

  private final JdbcClient jdbc;
  private final LeadCycles cycles;
  private final EngagementLog engagements;
  private final Engaging engaging;
  private final Suppressions suppressions;
  private final Sleepers sleepers;
  private final Clock clock;

  LeadRegister(
      JdbcClient jdbc,
      LeadCycles cycles,
      EngagementLog engagements,
      Engaging engaging,
      Suppressions suppressions,
      Sleepers sleepers,
      Clock clock) {
    this.jdbc = jdbc;
    this.cycles = cycles;
    this.engagements = engagements;
    this.engaging = engaging;
    this.suppressions = suppressions;
    this.sleepers = sleepers;
    this.clock = clock;
  }

  /**
   * Enters one submission. Runs inside the caller's transaction, so that the lead and the message
   * that starts its process are committed together or not at all.
   *
   * @throws SuppressedException when this person must be left alone; the transaction is then rolled
   *     back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Registration register(Submission submission) {
    var now = clock.instant();
    var leadId = upsert(submission, now);
    engagements.record(
        leadId,
        submission.activity(),
        submission.occurredAt(),
        now,
        submission.enteredBy(),
        submission.note());
    return cycles
        .findOpen(leadId)
        .<Registration>map(open -> new Registration.Engaged(leadId, open.cycle()))
        .orElseGet(
            () -> {
              sleepers.end(leadId, SleepEnd.SUBMISSION);
              var cycle = cycles.open(leadId, submission.entry(), submission.enteredBy(), now);
              return new Registration.CycleOpened(leadId, cycle);
            });
  }

  /**
   * Records what a known person did, or a rep with them. A sleeping lead is looked at again whether
   * it wakes; one that has replied is not written to any more.
   *
   * @param username of the rep, null where there was none
   * @throws SuppressedException when this person must be left alone
   */
  @Transactional
  public void engage(UUID leadId, String kind, Instant occurredAt, String username) {
    suppressions.refuse(leadId);
    engaging.engage(List.of(new Deed(leadId, null, kind, occurredAt, username, null, null)));
  }

  /** The row lock that this takes makes simultaneous submissions of one person queue up. */
  private UUID upsert(Submission submission, Instant now) {
    var person = submission.person();
    var company = submission.company();
    var origin = submission.origin();
    return jdbc.sql(UPSERT)
        .param("leadId", UUID.randomUUID())
        .param("email", person.email().strip())
        .param("emailKey", EmailKey.of(person.email()))
        .param("firstName", person.firstName())
        .param("lastName", person.lastName())
        .param("phone", person.phone())
        .param("jobTitle", person.jobTitle())
        .param("company", company.name())
        .param("website", company.website())
        .param("country", company.country())
        .param("industry", company.industry())
        .param("employees", company.employees())
        .param("annualRevenue", company.annualRevenue())
        .param("marketingStaff", company.marketingStaff())
        .param("salesStaff", company.salesStaff())
        .param("productInterest", origin.productInterest())
        .param("source", origin.source())
        .param("channel", origin.channel())
        .param("accountKey", AccountKey.of(person.email(), company.website()))
        .param("now", Timestamp.from(now))
        .query(
            (row, number) -> {
              SuppressedException.throwIfSuppressed(row);
              return row.getObject("lead_id", UUID.class);
            })
        .single();
  }
}
