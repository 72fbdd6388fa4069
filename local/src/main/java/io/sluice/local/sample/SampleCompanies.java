package io.sluice.local.sample;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a company file knows of every second company of the sample leads, so that enrichment can be
 * seen to find some and not others. None of them exists; all are at reserved domains.
 */
public final class SampleCompanies {

  /** The file's name in the data directory. */
  public static final String FILE = "sample-companies.csv";

  private static final List<String> HEADER =
      List.of(
          "domain",
          "company",
          "country",
          "industry",
          "employees",
          "annualRevenue",
          "marketingStaff",
          "salesStaff");

  /** The company of the first lead that the start suggests to send. */
  private static final List<String> FIRST_TRY =
      List.of(
          "northwind.example", "Northwind Traders", "US", "software", "420", "60000000", "8", "20");

  private static final int FEWEST_EMPLOYEES = 60;
  private static final long REVENUE_OF_ONE = 150_000;

  private SampleCompanies() {}

  /** The file in this folder; written when it is not there, so that it may be edited. */
  public static Path in(Path dataDir) {
    return DataFile.in(
        dataDir, FILE, "sample companies", () -> text(SampleLeads.asOf(Instant.now())));
  }

  static String text(List<SampleLead> leads) {
    Map<String, SampleLead> byDomain = new LinkedHashMap<>();
    leads.stream()
        .filter(lead -> !lead.email().contains("rival"))
        .forEach(lead -> byDomain.putIfAbsent(domain(lead), lead));
    List<String> domains = byDomain.keySet().stream().sorted().toList();
    Stream<List<String>> rows =
        IntStream.range(0, domains.size())
            .filter(place -> place % 2 == 0)
            .mapToObj(place -> row(domains.get(place), byDomain.get(domains.get(place)), place));
    return SampleCsv.lines(Stream.concat(Stream.of(HEADER, FIRST_TRY), rows));
  }

  /** Where the lead leaves out how large its company is, the file knows it. */
  private static List<String> row(String domain, SampleLead lead, int place) {
    int employees =
        Objects.requireNonNullElse(lead.employees(), FEWEST_EMPLOYEES + 10 * (place % 40));
    long revenue = Objects.requireNonNullElse(lead.annualRevenue(), employees * REVENUE_OF_ONE);
    return List.of(
        domain,
        lead.company(),
        lead.country(),
        lead.industry(),
        String.valueOf(employees),
        String.valueOf(revenue),
        String.valueOf(employees / 60),
        String.valueOf(employees / 20));
  }

  private static String domain(SampleLead lead) {
    return lead.email().substring(lead.email().indexOf('@') + 1);
  }
}
