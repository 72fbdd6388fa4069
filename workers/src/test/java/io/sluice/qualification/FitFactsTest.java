package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Company;
import io.sluice.lead.Lead;
import io.sluice.lead.Person;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FitFactsTest {

  @Test
  void gathersWhatIsKnown() {
    var company =
        new Company("Acme", "acme.example", "DE", "manufacturing", 250, 40_000_000L, 2, 7);
    assertThat(FitFacts.of(lead("VP Sales", company)))
        .containsEntry("country", "DE")
        .containsEntry("industry", "manufacturing")
        .containsEntry("employees", 250)
        .containsEntry("annualRevenue", 40_000_000L)
        .containsEntry("department", "sales")
        .containsEntry("marketingStaff", 2)
        .containsEntry("salesStaff", 7)
        .containsEntry("seniority", "vice-president");
  }

  @Test
  void namesWhatIsNotKnown() {
    assertThat(FitFacts.of(lead(null, companyAt(null))))
        .containsEntry("country", null)
        .containsEntry("industry", null)
        .containsEntry("employees", null)
        .containsEntry("annualRevenue", null)
        .containsEntry("marketingStaff", null)
        .containsEntry("salesStaff", null)
        .containsEntry("department", null)
        .containsEntry("seniority", null);
  }

  /** A free-mail provider tells nothing about the company, and must not count against it. */
  @Test
  void anEmailAddressIsNoFact() {
    assertThat(FitFacts.of(lead("jane@gmail.com")))
        .isEqualTo(FitFacts.of(lead("jane@acme.example")));
    assertThat(FitFacts.of(lead("jane@gmail.com")).values()).containsOnlyNulls();
  }

  private static Lead lead(String email) {
    return new Lead(
        UUID.randomUUID(),
        0,
        email,
        new Person(email, "Jane", "Doe", null, null),
        companyAt(null),
        null,
        Instant.EPOCH);
  }

  private static Company companyAt(String website) {
    return new Company(null, website, null, null, null, null, null, null);
  }

  private static Lead lead(String jobTitle, Company company) {
    return new Lead(
        UUID.randomUUID(),
        0,
        "jane@mail.example",
        new Person("Jane@Mail.example", "Jane", "Doe", null, jobTitle),
        company,
        null,
        Instant.EPOCH);
  }
}
