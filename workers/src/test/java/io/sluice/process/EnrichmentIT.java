package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.enrichment.EnrichWorker;
import io.sluice.lead.Company;
import io.sluice.lead.Fact;
import io.sluice.lead.FactsChanged;
import io.sluice.lead.LeadFacts;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Submission;
import io.sluice.local.test.TestStack;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** What is not known of a lead's company is asked of sources, and the lead goes on either way. */
@ProcessTest
@RecordApplicationEvents
class EnrichmentIT {

  private static final Company UNKNOWN =
      new Company(null, null, null, null, null, null, null, null);
  private static final String IDEAL = "US,software,420,60000000,8,20";
  private static final String IDEAL_JSON =
      """
      {"company": "Northwind", "country": "us", "industry": "software", "employees": 420,
       "annualRevenue": "60000000", "marketingStaff": 8, "salesStaff": 20, "founded": 1999}
      """;

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired LeadFacts facts;
  @Autowired EnrichWorker enrich;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEvents events;

  private final String domain = UUID.randomUUID() + ".example";

  @Test
  void aCompanyOfTheFileFitsAsIfItsFactsHadBeenSubmitted() {
    CompanySources.addToFile(domain, IDEAL);

    var lead = waterfall.capture(submission(UNKNOWN));
    lead.awaitTask("accept-handoff");

    assertThat(fit(lead)).isEqualTo("A");
    assertThat(waterfall.lead(lead.leadId()).company().employees()).isEqualTo(420);
    assertThat(sourceOf(lead.leadId(), "employees")).isEqualTo("company-file");
    assertThat(sourceOf(lead.leadId(), "jobTitle")).isEqualTo("submission");
    assertThat(answers(lead.leadId())).containsExactly("company-file found", "http not-found");
    assertThat(lead.completed("enrich")).isOne();
  }

  @Test
  void aServiceIsAskedForWhatTheFileDoesNotKnow() {
    CompanySources.addToFile(domain, "US,software,12,,,");
    CompanySources.answer(domain, 200, IDEAL_JSON);

    var lead = waterfall.capture(submission(UNKNOWN));
    lead.awaitTask("accept-handoff");

    var company = waterfall.lead(lead.leadId()).company();
    assertThat(company.employees()).as("the first that knows it").isEqualTo(12);
    assertThat(company.salesStaff()).isEqualTo(20);
    assertThat(sourceOf(lead.leadId(), "employees")).isEqualTo("company-file");
    assertThat(sourceOf(lead.leadId(), "annualRevenue")).isEqualTo("http");
    assertThat(CompanySources.asked(domain)).as("with the token").isOne();
  }

  @Test
  void aLeadOfAServiceFits() {
    CompanySources.answer(domain, 200, IDEAL_JSON);

    var lead = waterfall.capture(submission(UNKNOWN));
    lead.awaitTask("accept-handoff");

    assertThat(fit(lead)).isEqualTo("A");
    assertThat(sourceOf(lead.leadId(), "country")).isEqualTo("http");
    assertThat(waterfall.lead(lead.leadId()).company().country()).isEqualTo("US");
  }

  @Test
  void aLeadGoesOnWhenAServiceIsDown() {
    CompanySources.answer(domain, 503, "");

    var lead = waterfall.capture(submission(UNKNOWN));
    lead.awaitCompleted("qualify");

    assertThat(answers(lead.leadId())).containsExactly("company-file not-found", "http failed");
    assertThat(error(lead.leadId())).isEqualTo("The source answered 503, in 3 tries.");
    assertThat(CompanySources.asked(domain)).isEqualTo(3);
    assertThat(waterfall.lead(lead.leadId()).company().employees()).isNull();
  }

  @Test
  void aLeadGoesOnWhenAServiceIsSlow() {
    CompanySources.answerTooLate(domain);

    var lead = waterfall.capture(submission(UNKNOWN));
    lead.awaitCompleted("qualify");

    assertThat(error(lead.leadId()))
        .isEqualTo("The source did not answer within 400 ms, in 3 tries.");
  }

  @Test
  void whatCannotBeIsAFailureThatNamesItAndIsNotTriedAgain() {
    CompanySources.answer(domain, 200, "{\"employees\": \"many\"}");

    var lead = waterfall.capture(submission(UNKNOWN));
    lead.awaitCompleted("qualify");

    assertThat(error(lead.leadId())).contains("employees cannot be \"many\": give a whole number");
    assertThat(CompanySources.asked(domain)).isOne();
  }

  @Test
  void whatAPersonSaidStays() {
    CompanySources.addToFile(domain, IDEAL);
    var small = new Company("Reed & Co", null, "DE", null, 3, null, null, null);

    var lead = waterfall.capture(submission(small));
    lead.awaitCompleted("qualify");

    var company = waterfall.lead(lead.leadId()).company();
    assertThat(company.name()).isEqualTo("Reed & Co");
    assertThat(company.country()).isEqualTo("DE");
    assertThat(company.employees()).isEqualTo(3);
    assertThat(company.industry()).isEqualTo("software");
    assertThat(sourceOf(lead.leadId(), "employees")).isEqualTo("submission");
  }

  @Test
  void whoseFactsAreKnownIsNotLookedUp() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");

    assertThat(lead.completed("enrich")).isZero();
    assertThat(answers(lead.leadId())).isEmpty();
  }

  @Test
  void whoWritesFromAFreeMailProviderHasNoCompanyToLookUp() {
    var lead = waterfall.capture(submission(UUID.randomUUID() + "@gmail.com", UNKNOWN));
    lead.awaitCompleted("qualify");

    assertThat(lead.completed("enrich")).isZero();
  }

  @Test
  void aSourceThatAnsweredIsNotAskedAgainForAWhileAndOneThatFailedIs() {
    CompanySources.answer(domain, 503, "");
    var lead = transaction.execute(status -> register.register(submission(UNKNOWN)));
    enrich.enrich(SampleJobs.of(lead, "enrich", Map.of()));
    CompanySources.answer(domain, 404, "");

    enrich.enrich(SampleJobs.of(lead, "enrich", Map.of()));
    enrich.enrich(SampleJobs.of(lead, "enrich", Map.of()));

    assertThat(answers(lead.leadId()))
        .containsExactly("company-file not-found", "http failed", "http not-found");
  }

  @Test
  void aJobThatIsDeliveredAgainAsksOnceAndTellsOfTheChangeOnce() {
    CompanySources.answer(domain, 200, IDEAL_JSON);
    var lead = transaction.execute(status -> register.register(submission(UNKNOWN)));
    var job = SampleJobs.of(lead, "enrich", Map.of());

    enrich.enrich(job);
    enrich.enrich(job);

    assertThat(answers(lead.leadId())).containsExactly("company-file not-found", "http found");
    assertThat(CompanySources.asked(domain)).isOne();
    assertThat(told(lead.leadId())).isOne();
  }

  @Test
  void whatARepClearedIsNotFilledAgain() {
    CompanySources.addToFile(domain, IDEAL);
    var lead = transaction.execute(status -> register.register(submission(UNKNOWN)));
    facts.enter(lead.leadId(), Map.of(Fact.EMPLOYEES, "7"), "sam");
    facts.enter(lead.leadId(), cleared(Fact.EMPLOYEES), "sam");

    enrich.enrich(SampleJobs.of(lead, "enrich", Map.of()));

    var company = waterfall.lead(lead.leadId()).company();
    assertThat(company.employees()).isNull();
    assertThat(company.salesStaff()).isEqualTo(20);
    assertThat(told(lead.leadId())).as("entered, cleared, enriched").isEqualTo(3);
  }

  private static Map<Fact, String> cleared(Fact fact) {
    var given = new EnumMap<Fact, String>(Fact.class);
    given.put(fact, null);
    return given;
  }

  private Submission submission(Company company) {
    return submission("dana@" + domain, company);
  }

  private static Submission submission(String email, Company company) {
    return new Submission(
        new Person(email, "Dana", "Reed", "+1-555-0142", "CMO"),
        company,
        new Origin("website", "inbound", null),
        "demo-request",
        TestStack.shared().clock().now());
  }

  private long told(UUID leadId) {
    return events.stream(FactsChanged.class)
        .filter(changed -> changed.leadId().equals(leadId))
        .count();
  }

  private String fit(LeadOnItsWay lead) {
    return jdbc.sql("select result from assessment where lead_id = :id and kind = 'fit'")
        .param("id", lead.leadId())
        .query(String.class)
        .single();
  }

  private String sourceOf(UUID leadId, String fact) {
    return jdbc.sql(
            """
            select source from lead_fact where lead_id = :id and fact = :fact
            order by lead_fact_id desc limit 1
            """)
        .param("id", leadId)
        .param("fact", fact)
        .query(String.class)
        .single();
  }

  private List<String> answers(UUID leadId) {
    return jdbc.sql(
            """
            select source || ' ' || outcome from enrichment where lead_id = :id
            order by enrichment_id
            """)
        .param("id", leadId)
        .query(String.class)
        .list();
  }

  private String error(UUID leadId) {
    return jdbc.sql("select error from enrichment where lead_id = :id and error is not null")
        .param("id", leadId)
        .query(String.class)
        .single();
  }
}
