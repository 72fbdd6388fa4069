package io.sluice.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLeadsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final List<SampleLead> leads = SampleLeads.asOf(NOW);

  @Test
  void isTheSameForTheSameInstant() {
    assertThat(SampleLeads.asOf(NOW)).isEqualTo(leads);
  }

  @Test
  void namesReservedDomainsOnly() {
    assertThat(leads)
        .allSatisfy(
            lead -> {
              String domain = lead.email().substring(lead.email().indexOf('@') + 1);
              assertThat(domain).matches("[a-z0-9.-]+(\\.example|\\.test|\\.example\\.com)");
              assertThat(lead.website()).isEqualTo("https://www." + domain);
              assertThat(lead.email()).matches("[a-z0-9.-]+@.*");
            });
  }

  @Test
  void namesReservedTelephoneNumbersOnly() {
    assertThat(leads)
        .extracting(SampleLead::phone)
        .filteredOn(phone -> phone != null)
        .hasSizeGreaterThan(15)
        .allMatch(
            phone ->
                phone.matches("\\+1-\\d{3}-555-01\\d\\d|\\+44 20 7946 0\\d{3}|\\+33 1 99 00 .*"));
  }

  @Test
  void usesTheCodesThatIntakeKnows() {
    Set<String> industries =
        Set.of(
            "software",
            "financial-services",
            "manufacturing",
            "healthcare",
            "retail",
            "logistics",
            "professional-services",
            "education",
            "public-sector",
            "non-profit");
    Set<String> sources =
        Set.of(
            "website",
            "search",
            "social",
            "referral",
            "trade-show",
            "direct-mail",
            "advertising",
            "partner");
    Set<String> activities =
        Set.of(
            "demo-request",
            "contact-request",
            "pricing-page",
            "trial-signup",
            "webinar",
            "content-download",
            "email-click",
            "newsletter");
    assertThat(leads)
        .allSatisfy(
            lead -> {
              assertThat(lead.industry()).isIn(industries);
              assertThat(lead.source()).isIn(sources);
              assertThat(lead.activity()).isIn(activities);
              assertThat(lead.channel()).isIn("inbound", "outbound");
              assertThat(lead.country()).matches("[A-Z]{2}");
            });
  }

  @Test
  void mixesHotAndColdKnownAndUnknown() {
    assertThat(leads).hasSizeBetween(58, 66);
    assertThat(leads)
        .allMatch(lead -> lead.occurredAt().isBefore(NOW))
        .allMatch(lead -> lead.occurredAt().isAfter(NOW.minus(Duration.ofDays(120))));
    assertThat(leads.stream().filter(SampleLeadsTest::askedLately).count())
        .isBetween(leads.size() * 30L / 100, leads.size() * 50L / 100);
    assertThat(leads).extracting(SampleLead::employees).containsNull();
    assertThat(leads).extracting(SampleLead::country).contains("US", "GB", "DE");
    assertThat(leads.stream().filter(lead -> lead.email().contains("rival"))).hasSize(3);
    assertThat(leads.stream().filter(lead -> lead.jobTitle().equals("Student"))).isNotEmpty();
  }

  @Test
  void hasPeopleWhoComeBack() {
    Set<String> seen = leads.stream().map(SampleLead::email).collect(Collectors.toSet());
    assertThat(leads.size() - seen.size()).isEqualTo(5);
  }

  @Test
  void writesTheFileOnceAndQuotesCommas(@TempDir Path folder) throws Exception {
    Path file = SampleCsv.in(folder);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst())
        .isEqualTo(
            "email,firstName,lastName,phone,jobTitle,company,website,country,industry,"
                + "employees,annualRevenue,source,channel,activity,occurredAt");
    assertThat(lines).hasSize(leads.size() + 1);
    Files.writeString(file, "kept");
    assertThat(SampleCsv.in(folder)).hasContent("kept");
    SampleLead odd = leads.getFirst().again("a,b\"c", NOW);
    assertThat(SampleCsv.text(List.of(odd))).contains(",\"a,b\"\"c\",");
  }

  @Test
  void aFileKnowsSomeOfTheCompaniesAndMoreThanTheirPeopleSaid(@TempDir Path folder)
      throws Exception {
    List<String> lines = Files.readAllLines(SampleCompanies.in(folder));
    Set<String> domains =
        lines.stream().skip(1).map(line -> line.split(",")[0]).collect(Collectors.toSet());

    assertThat(domains).hasSize(lines.size() - 1).hasSizeGreaterThan(20);
    assertThat(domains)
        .contains("northwind.example")
        .allMatch(name -> name.matches(".*\\.(example|test|example\\.com)"));
    assertThat(lines).allMatch(line -> line.split(",").length == 8);
    assertThat(leads)
        .filteredOn(lead -> lead.employees() == null)
        .extracting(lead -> lead.email().substring(lead.email().indexOf('@') + 1))
        .as("some whose size the file knows")
        .containsAnyElementsOf(domains);
    assertThat(leads)
        .extracting(lead -> lead.email().substring(lead.email().indexOf('@') + 1))
        .as("some whom it does not know")
        .anyMatch(domain -> !domains.contains(domain));
  }

  private static boolean askedLately(SampleLead lead) {
    return Set.of("demo-request", "contact-request", "pricing-page", "trial-signup")
            .contains(lead.activity())
        && lead.occurredAt().isAfter(NOW.minus(Duration.ofDays(7)))
        && lead.employees() != null
        && lead.employees() > 50;
  }
}
