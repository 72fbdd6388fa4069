package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.qualification.Assessment;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.FitCheck;
import io.sluice.qualification.Verdict;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The shipped {@code icp-fit}, evaluated by the engine. */
@ProcessTest
class IcpFitIT {

  private static final String[] CRITERIA = {
    "country-fit",
    "industry-fit",
    "employees-fit",
    "revenue-fit",
    "marketing-staff-fit",
    "sales-staff-fit",
    "department-fit",
    "seniority-fit",
    "allowed-country"
  };

  @Autowired FitCheck check;

  @Test
  void aLeadThatMeetsNothingListsEveryCriterion() {
    var found =
        check.assess(
            Map.of(
                "country",
                "IR",
                "industry",
                "agriculture",
                "employees",
                5,
                "annualRevenue",
                1,
                "marketingStaff",
                0,
                "salesStaff",
                2,
                "department",
                "other",
                "seniority",
                "staff"));

    assertThat(found.criteria()).extracting(Criterion::criterion).containsExactly(CRITERIA);
    assertThat(found.criteria()).extracting(Criterion::verdict).containsOnly(Verdict.NOT_MET);
    assertThat(found.criteria()).allMatch(criterion -> criterion.points().signum() == 0);
    assertThat(found.criteria())
        .extracting(Criterion::label)
        .contains("Under 50 employees", "In a country under embargo: never sold to");
    assertThat(found.coverage()).isEqualTo(100);
    assertThat(found.result()).isEqualTo("F");
    assertThat(found.reasons().up()).isEmpty();
    assertThat(found.reasons().down()).hasSize(3);
  }

  @Test
  void aLeadOfWhomNothingIsKnownListsEveryCriterion() {
    var found = check.assess(Map.of());

    assertThat(found.criteria()).extracting(Criterion::criterion).containsExactly(CRITERIA);
    assertThat(found.criteria()).extracting(Criterion::verdict).containsOnly(Verdict.UNKNOWN);
    assertThat(found.criteria()).extracting(Criterion::label).doesNotContainNull();
    assertThat(found.total()).isZero();
    assertThat(found.coverage()).isZero();
    assertThat(found.isIncomplete()).isTrue();
    assertThat(found.result()).isEqualTo("D");
    assertThat(found.reasons().up()).isEmpty();
    assertThat(found.reasons().down()).isEmpty();
  }

  @Test
  @DisplayName("In the US, at least one marketer, three sales reps and 5 million in revenue")
  void thePublishedProfileIsGoodByItselfAndIdealWithADecisionMaker() {
    assertThat(check.assess(publishedProfile()).result()).isEqualTo("B");

    var decides = publishedProfile();
    decides.putAll(Map.of("department", "sales", "seniority", "director"));
    assertThat(check.assess(decides).result()).isEqualTo("A");
  }

  @ParameterizedTest
  @CsvSource({
    "country,        BR,      country-fit",
    "marketingStaff, 0,       marketing-staff-fit",
    "salesStaff,     2,       sales-staff-fit",
    "annualRevenue,  4999999, revenue-fit"
  })
  void thePublishedProfileIsNotGoodWithAnyOfTheFourMissing(
      String fact, String value, String criterion) {
    var facts = publishedProfile();
    facts.put(fact, fact.equals("country") ? value : (Object) Long.valueOf(value));

    var found = check.assess(facts);

    assertThat(found.result()).isEqualTo("C");
    assertThat(verdict(found, criterion)).isEqualTo(Verdict.NOT_MET);
    assertThat(found.reasons().down()).extracting(Criterion::criterion).containsExactly(criterion);
  }

  @ParameterizedTest
  @CsvSource({"CU", "IR", "KP", "SY"})
  void nobodyUnderEmbargoIsSoldToHoweverWellTheyFit(String country) {
    var facts = new HashMap<>(publishedProfile());
    facts.putAll(
        Map.of(
            "country", country,
            "industry", "software",
            "employees", 420,
            "department", "marketing",
            "seniority", "executive"));

    var found = check.assess(facts);

    assertThat(found.total()).isGreaterThanOrEqualTo(BigDecimal.valueOf(80));
    assertThat(found.result()).isEqualTo("F");
  }

  private static Map<String, Object> publishedProfile() {
    return new HashMap<>(
        Map.of("country", "US", "marketingStaff", 1, "salesStaff", 3, "annualRevenue", 5_000_000L));
  }

  private static Verdict verdict(Assessment found, String criterion) {
    return found.criteria().stream()
        .filter(each -> each.criterion().equals(criterion))
        .findFirst()
        .orElseThrow()
        .verdict();
  }
}
