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
 * Enters submissions: one person is one lead, and a lead has at most one open cycle. What a person
 * has said already is kept; only blanks are filled, and what a source had filled.
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
        account_key = coalesce(lead.account_key, excluded.account_key)
      returning lead_id, suppressed_at, suppression_reason, xmax = 0 as new
      """;

  private final JdbcClient jdbc;
  private final LeadCycles cycles;
  private final EngagementLog engagements;
  private final Engaging engaging;
  private final LeadFacts facts;
  private final Suppressions suppressions;
  private final Sleepers sleepers;
  private final Clock clock;

  LeadRegister(
      JdbcClient jdbc,
      LeadCycles cycles,
      EngagementLog engagements,
      Engaging engaging,
      LeadFacts facts,
      Suppressions suppressions,
      Sleepers sleepers,
      Clock clock) {
    this.jdbc = jdbc;
    this.cycles = cycles;
    this.engagements = engagements;
    this.engaging = engaging;
    this.facts = facts;
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
    suppressions.refuse(submission.person().email());
    var now = clock.instant();
    var upserted = upsert(submission, now);
    var leadId = upserted.leadId();
    enterFacts(submission, upserted);
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
   * it wakes; one that has replied is not written to any more, one whose address is dead is
   * withdrawn.
   *
   * @param username of the rep, null where there was none
   * @throws SuppressedException when this person must be left alone
   */
  @Transactional
  public void engage(UUID leadId, String kind, Instant occurredAt, String username) {
    suppressions.refuse(leadId);
    engaging.engage(List.of(new Deed(leadId, null, kind, occurredAt, username, null, null)));
  }

  /** A new lead's row has the facts already. */
  private void enterFacts(Submission submission, Upserted lead) {
    var given = FactsOf.submission(submission);
    var origin = FactOrigin.submission(submission.enteredBy(), submission.occurredAt());
    if (lead.isNew()) {
      facts.enterNew(lead.leadId(), given, origin);
    } else {
      facts.write(lead.leadId(), given, origin);
    }
  }

  private record Upserted(UUID leadId, boolean isNew) {}

  /** The row lock that this takes makes simultaneous submissions of one person queue up. */
  private Upserted upsert(Submission submission, Instant now) {
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
              return new Upserted(row.getObject("lead_id", UUID.class), row.getBoolean("new"));
            })
        .single();
  }
}
