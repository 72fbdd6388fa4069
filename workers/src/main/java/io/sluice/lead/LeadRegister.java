package io.sluice.lead;

import io.sluice.engagement.EngagementLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
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

  private static final String INSERT =
      """
      insert into lead (lead_id, version, email, email_key, first_name, last_name, phone, job_title,
        company_name, website, country, industry, employees, annual_revenue, marketing_staff,
        sales_staff, source, channel, product_interest, account_key, phone_key, captured_at)
      values (:leadId, 0, :email, :emailKey, :firstName, :lastName, :phone, :jobTitle,
        :company, :website, :country, :industry, :employees, :annualRevenue, :marketingStaff,
        :salesStaff, :source, :channel, :productInterest, :accountKey, :phoneKey, :now)
      """;

  private static final String UPDATE =
      """
      update lead set
        version = version + 1,
        first_name = coalesce(first_name, :firstName),
        last_name = coalesce(last_name, :lastName),
        account_key = coalesce(account_key, :accountKey)
      where lead_id = :leadId
      returning suppressed_at, suppression_reason
      """;

  private final JdbcClient jdbc;
  private final LeadEmails emails;
  private final LeadAliases aliases;
  private final LeadCycles cycles;
  private final EngagementLog engagements;
  private final Engaging engaging;
  private final LeadFacts facts;
  private final Suppressions suppressions;
  private final Sleepers sleepers;
  private final Clock clock;

  LeadRegister(
      JdbcClient jdbc,
      LeadEmails emails,
      LeadAliases aliases,
      LeadCycles cycles,
      EngagementLog engagements,
      Engaging engaging,
      LeadFacts facts,
      Suppressions suppressions,
      Sleepers sleepers,
      Clock clock) {
    this.jdbc = jdbc;
    this.emails = emails;
    this.aliases = aliases;
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
   * that starts its process are committed together or not at all. What came in by the address of an
   * alias is kept as the alias's, and goes on as the lead that has survived.
   *
   * @throws SuppressedException when this person must be left alone; the transaction is then rolled
   *     back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Registration register(Submission submission) {
    aliases.hold();
    suppressions.refuse(submission.person().email());
    return enter(submission);
  }

  /**
   * Enters the submission of somebody who need not be left alone, which whoever calls this has
   * found out while nobody is merged and their lead is held.
   */
  Registration enter(Submission submission) {
    var now = clock.instant();
    var enteredAs = enter(submission, now);
    engagements.record(
        enteredAs,
        submission.activity(),
        submission.occurredAt(),
        now,
        submission.enteredBy(),
        submission.note());
    var leadId = aliases.survivorOf(enteredAs);
    if (!leadId.equals(enteredAs)) {
      aliases.noteSubmission(enteredAs);
      aliases
          .linksOf(enteredAs)
          .forEach(link -> facts.bring(link.duplicateId(), link.leadId(), link.mergeId()));
    }
    return cycles
        .findOpen(leadId)
        .<Registration>map(open -> new Registration.Engaged(leadId, open.cycle(), enteredAs))
        .orElseGet(
            () -> {
              sleepers.end(leadId, SleepEnd.SUBMISSION);
              var cycle = cycles.open(leadId, submission.entry(), submission.enteredBy(), now);
              return new Registration.CycleOpened(leadId, cycle, enteredAs);
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

  /**
   * Simultaneous submissions of one address meet at the address, those of one person at the lead.
   */
  private UUID enter(Submission submission, Instant now) {
    var newId = UUID.randomUUID();
    var leadId = emails.take(submission.person().email(), newId);
    var given = FactsOf.submission(submission);
    var origin = FactOrigin.submission(submission.enteredBy(), submission.occurredAt());
    if (leadId.equals(newId)) {
      insert(newId, submission, now);
      facts.enterNew(newId, given, origin);
    } else {
      aliases.holdLeads(List.of(leadId, aliases.survivorOf(leadId)));
      update(leadId, submission);
      facts.write(leadId, given, origin);
    }
    return leadId;
  }

  private void insert(UUID leadId, Submission submission, Instant now) {
    var person = submission.person();
    var company = submission.company();
    var origin = submission.origin();
    jdbc.sql(INSERT)
        .param("leadId", leadId)
        .param("email", person.email().strip())
        .param("emailKey", LeadEmails.key(person.email()))
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
        .param("phoneKey", PhoneKey.of(person.phone(), company.country()))
        .param("now", Timestamp.from(now))
        .update();
  }

  private void update(UUID leadId, Submission submission) {
    var person = submission.person();
    jdbc.sql(UPDATE)
        .param("leadId", leadId)
        .param("firstName", person.firstName())
        .param("lastName", person.lastName())
        .param("accountKey", AccountKey.of(person.email(), submission.company().website()))
        .query((RowCallbackHandler) SuppressedException::throwIfSuppressed);
  }
}
