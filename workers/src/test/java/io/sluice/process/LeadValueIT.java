package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Company;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Submission;
import io.sluice.local.test.TestStack;
import io.sluice.qualification.Assessment;
import io.sluice.qualification.Assessments;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.ValueCheck;
import io.sluice.qualification.Verdict;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a lead is worth by the shipped table, and where it shows. */
@ProcessTest
class LeadValueIT {

  @Autowired Waterfall waterfall;
  @Autowired Assessments assessments;
  @Autowired LeadRepository leads;
  @Autowired ValueCheck check;

  @Test
  void aLeadWorthMuchGoesBeforeOneWorthLittleOfTheSameCell() {
    var much = waterfall.capture(lead(UUID.randomUUID().toString(), 420, "Platform"));
    var little = waterfall.capture(lead(UUID.randomUUID().toString(), 60, "starter"));

    assertThat(priority(much)).isEqualTo(64);
    assertThat(priority(little)).isEqualTo(56);
    assertThat(stored(much).result()).isEqualTo("high");
    assertThat(stored(little).result()).isEqualTo("low");
  }

  @Test
  void everyReasonIsStoredAndTheyAddUpToTheValue() {
    var value = stored(waterfall.capture(lead(UUID.randomUUID().toString(), null, null)));

    assertThat(value.criteria())
        .extracting(Criterion::criterion)
        .containsExactly(
            "size-value", "product-value", "industry-value", "country-value", "history-value");
    assertThat(value.criteria())
        .extracting(Criterion::verdict)
        .containsExactly(
            Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.MET, Verdict.MET, Verdict.NOT_MET);
    assertThat(value.total())
        .isEqualByComparingTo(
            value.criteria().stream()
                .map(Criterion::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(value.facts()).containsEntry("employees", null).containsEntry("purchases", 0);
    assertThat(value.decisionVersion()).isPositive();
  }

  @Test
  void whatAColleagueBoughtCounts() {
    var company = UUID.randomUUID().toString();
    var buyer = waterfall.capture(lead(company, 420, null));
    Answers.HAPPY_PATH.forEach(buyer::answer);
    buyer.awaitEnd();

    var colleague = waterfall.capture(lead(company, 420, null));
    colleague.awaitTask("accept-handoff");

    assertThat(check.assess(leads.require(colleague.leadId())).facts())
        .containsEntry("purchases", 1)
        .hasEntrySatisfying(
            "purchased", paid -> assertThat((BigDecimal) paid).isEqualByComparingTo("45000"));
    assertThat(stored(colleague).criteria())
        .filteredOn(reason -> reason.criterion().equals("history-value"))
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.label()).isEqualTo("Have bought once");
              assertThat(reason.points()).isEqualByComparingTo("2400");
            });
  }

  private int priority(LeadOnItsWay lead) {
    return lead.awaitTask("accept-lead").value().get("priority").asInt();
  }

  private Assessment stored(LeadOnItsWay lead) {
    lead.awaitCompleted("check-fit");
    return assessments.findLatest(lead.leadId(), 1, ValueCheck.KIND).orElseThrow();
  }

  private static Submission lead(String company, Integer employees, String product) {
    return new Submission(
        new Person(UUID.randomUUID() + "@" + company + ".example", "Dana", null, null, "CMO"),
        new Company("Northwind", null, "US", "software", employees, 60_000_000L, 8, 20),
        new Origin("website", "inbound", product),
        "pricing-page",
        TestStack.shared().clock().now());
  }
}
