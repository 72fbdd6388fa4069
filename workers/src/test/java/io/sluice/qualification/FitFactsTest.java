package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Company;
import io.sluice.lead.Lead;
import io.sluice.lead.Person;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitFactsTest {

  @Test
  void gathersWhatIsKnown() {
    var company =
        new Company("Acme", "acme.example", "DE", "manufacturing", 250, 40_000_000L, null, null);
    assertThat(FitFacts.of(lead("VP Sales", company)))
        .containsEntry("country", "DE")
        .containsEntry("industry", "manufacturing")
        .containsEntry("employees", 250)
        .containsEntry("annualRevenue", 40_000_000L)
        .containsEntry("department", "sales")
        .containsEntry("seniority", "vice-president")
        .containsEntry("companyDomain", "acme.example");
  }

  @Test
  void namesWhatIsNotKnown() {
    assertThat(FitFacts.of(lead(null, companyAt(null))))
        .containsEntry("country", null)
        .containsEntry("industry", null)
        .containsEntry("employees", null)
        .containsEntry("annualRevenue", null)
        .containsEntry("department", null)
        .containsEntry("seniority", null);
  }

  @ParameterizedTest
  @CsvSource({
    "acme.example",
    "ACME.example",
    "www.acme.example",
    "https://www.acme.example/about?x=1",
    "http://acme.example:8080",
    "' acme.example '"
  })
  void takesTheCompanysDomainFromItsWebsite(String website) {
    assertThat(FitFacts.of(lead(null, companyAt(website))))
        .containsEntry("companyDomain", "acme.example");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "not a site", "https://", "::"})
  void takesItFromTheEmailWhereThereIsNoWebsite(String website) {
    assertThat(FitFacts.of(lead(null, companyAt(website))))
        .containsEntry("companyDomain", "mail.example");
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
