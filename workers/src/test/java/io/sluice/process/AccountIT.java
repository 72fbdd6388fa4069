package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.account.OpenOpportunities;
import io.sluice.account.OpenOpportunity;
import io.sluice.lead.Company;
import io.sluice.lead.Correction;
import io.sluice.lead.Fact;
import io.sluice.lead.LeadCorrections;
import io.sluice.lead.LeadFacts;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Submission;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Of which account a lead is, as more becomes known of it, and what goes on there. */
@ProcessTest
class AccountIT {

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired LeadCorrections corrections;
  @Autowired LeadFacts facts;
  @Autowired OpenOpportunities opportunities;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private final String domain = UUID.randomUUID() + ".example";

  @Test
  void anAddressOfTheCompanyTellsItWhateverTheWebsite() {
    var other = submit(free(), "other-" + domain);
    var lead = submit("dana@mail." + domain, "https://other-" + domain + "/");

    assertThat(domains(lead)).containsExactly(domain);
    assertThat(match(lead))
        .containsEntry("matched_by", "email")
        .containsEntry("tie_broken_by", null);
    assertThat(candidates(lead))
        .as("what the website says is kept")
        .containsExactly(account(other));
  }

  @Test
  void aWebsiteThatBecomesKnownTellsItOfAFreeMailAddress() {
    var email = free();
    var lead = submit(email, null);
    assertThat(account(lead)).isNull();

    submit(email, "www." + domain);
    assertThat(domains(lead)).containsExactly(domain);
    assertThat(match(lead)).containsEntry("matched_by", "website");
    submit(email, "www.third-" + domain);
    assertThat(domains(lead)).as("what was said first stays").containsExactly(domain);
  }

  @Test
  void peopleWithFreeMailAreNoColleagues() {
    assertThat(account(submit(free(), null))).isNull();
    assertThat(account(submit(free(), "https://www.linkedin.com/company/northwind"))).isNull();
  }

  @Test
  void aNameLeadsToTheAccountWhosePeopleCallItSoInTheSameCountry() {
    var name = "Northwind " + UUID.randomUUID();
    var colleague = submit("dana@" + domain, null, name + " GmbH", "DE");

    var same = submit(free(), null, name.toUpperCase(), "DE");
    assertThat(account(same)).isEqualTo(account(colleague));
    assertThat(match(same)).containsEntry("matched_by", "name");
    assertThat(account(submit(free(), null, name, "FR"))).as("another country").isNull();
    assertThat(account(submit(free(), null, name, null))).as("no country").isNull();
    assertThat(account(submit(free(), null, name + " West", "DE"))).as("not the same").isNull();
    assertThat(account(submit("lee@other-" + domain, null, name, "DE")))
        .as("an address goes before a name")
        .isNotEqualTo(account(colleague));
  }

  @Test
  void aNameAloneFoundsNoAccount() {
    var name = "Consulting " + UUID.randomUUID();
    submit(free(), null, name, "DE");

    assertThat(account(submit(free(), null, name, "DE"))).isNull();
  }

  @Test
  void ofTwoAccountsOfOneNameTheBiggerOneIsMeantAndTheOtherIsKept() {
    var name = "Southwind " + UUID.randomUUID();
    var small = submit("dana@" + domain, null, name, "DE");
    var big = submit("dana@big-" + domain, null, name, "DE");
    submit("lee@big-" + domain, null, null, null);

    var lead = submit(free(), null, name, "DE");

    assertThat(account(lead)).isEqualTo(account(big));
    assertThat(match(lead)).containsEntry("tie_broken_by", "most-leads");
    assertThat(candidates(lead)).containsExactly(account(small));
  }

  @Test
  void aNameThatBecomesKnownLeadsToTheAccount() {
    var name = "Eastwind " + UUID.randomUUID();
    var colleague = submit("dana@" + domain, null, name, "DE");
    var lead = submit(free(), null, null, "DE");
    assertThat(account(lead)).isNull();

    facts.enter(lead, Map.of(Fact.COMPANY, name), "sam");

    assertThat(account(lead)).isEqualTo(account(colleague));
  }

  @Test
  void aCorrectionMovesTheLeadAndTheAccountOfNobodyIsGone() {
    var lead = submit(UUID.randomUUID() + "@typo-" + domain, null);

    corrections.apply(lead, correction(UUID.randomUUID() + "@" + domain), null);

    assertThat(domains(lead)).containsExactly(domain);
    assertThat(count("select count(*) from account_domain where domain = :v", "typo-" + domain))
        .isZero();
  }

  @Test
  void whoComesAtOnceFromANewCompanyIsOfOneAccount() {
    var leads =
        IntStream.range(0, 8)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> submit("p" + i + "@" + domain, null)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(leads.stream().map(this::account).distinct()).hasSize(1);
  }

  @Test
  @DisplayName(
      "New colleague of an open opportunity → attached to it, its owner's, who is told that it is"
          + " open")
  void whoComesWhileAnOpportunityIsOpenIsAttachedToIt() {
    var first = waterfall.capture(SampleSubmissions.idealHandRaiser());
    var handoff = first.awaitTask("accept-handoff");
    var owner = handoff.text("assignee");
    var company = waterfall.lead(first.leadId()).person().email().split("@")[1];
    var early = submit("early@" + company, null);
    waterfall.complete(handoff, Answers.ACCEPTED);
    var qualifying = first.awaitTask("qualify-opportunity");

    var colleague =
        waterfall.capture(
            SampleSubmissions.enteredBy(
                SampleSubmissions.named("Ann", "Lee", "ann@" + company), "teleprospecting", null));
    var task = colleague.awaitTask("accept-handoff");

    assertThat(opportunities.ofColleagues(colleague.leadId()))
        .extracting(OpenOpportunity::leadId, OpenOpportunity::stage, OpenOpportunity::owner)
        .containsExactly(tuple(first.leadId(), "sal", owner));
    assertThat(attached(first)).containsExactly(colleague.leadId()).doesNotContain(early);
    assertThat(task.text("assignee")).isEqualTo(owner);
    assertThat(brief(colleague))
        .contains("An opportunity is open at this company", "has it. Agree with them")
        .contains("/leads/" + colleague.leadId())
        .doesNotContain("Dana", first.leadId().toString());
    waterfall.complete(qualifying, Answers.OPPORTUNITY);
    var closing = first.awaitTask("close-opportunity");
    assertThat(brief(first))
        .contains("Also there:", "contact of this opportunity")
        .doesNotContain("Ann", colleague.leadId().toString(), "An opportunity is open");

    waterfall.complete(closing, Map.of("outcome", "lost", "reasonCode", "price"));
    first.awaitEnd();
    assertThat(opportunities.ofColleagues(colleague.leadId())).isEmpty();
    assertThat(attached(first)).as("it is known still").hasSize(1);
  }

  private List<UUID> attached(LeadOnItsWay lead) {
    return jdbc.sql("select lead_id from opportunity_contact where opportunity_lead_id = :leadId")
        .param("leadId", lead.leadId())
        .query(UUID.class)
        .list();
  }

  private static String brief(LeadOnItsWay lead) {
    VirtualTime.settle();
    return lead.records("VARIABLE", "UPDATED").stream()
        .filter(found -> found.text("name").equals("brief"))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .text("value");
  }

  private static String free() {
    return UUID.randomUUID() + "@gmail.com";
  }

  private UUID submit(String email, String website) {
    return submit(email, website, null, null);
  }

  private UUID submit(String email, String website, String company, String country) {
    var submission =
        new Submission(
            new Person(email, null, null, null, null),
            new Company(company, website, country, null, null, null, null, null),
            new Origin(null, null),
            "webinar",
            clock.instant());
    return transactions.execute(running -> register.register(submission)).leadId();
  }

  private UUID account(UUID leadId) {
    return jdbc.sql("select account_id from lead_account where lead_id = :leadId")
        .param("leadId", leadId)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  private List<String> domains(UUID leadId) {
    return jdbc.sql("select domain from account_domain where account_id = :accountId")
        .param("accountId", account(leadId))
        .query(String.class)
        .list();
  }

  private Map<String, Object> match(UUID leadId) {
    return jdbc.sql("select * from lead_account where lead_id = :leadId")
        .param("leadId", leadId)
        .query()
        .singleRow();
  }

  private List<UUID> candidates(UUID leadId) {
    return jdbc.sql("select unnest(candidates) from lead_account where lead_id = :leadId")
        .param("leadId", leadId)
        .query(UUID.class)
        .list();
  }

  private long count(String sql, String value) {
    return jdbc.sql(sql).param("v", value).query(Long.class).single();
  }

  private static Correction correction(String email) {
    return new Correction(email, null, null, null, null, null, null, null);
  }
}
