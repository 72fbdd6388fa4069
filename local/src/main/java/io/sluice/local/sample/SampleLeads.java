package io.sluice.local.sample;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.datafaker.Faker;

/** Makes up leads: always the same ones for the same instant, at reserved domains only. */
public final class SampleLeads {

  private static final long SEED = 20_120_430;
  private static final int REPEATS = 5;
  private static final List<String> RIVALS =
      List.of("rivalcrm.example", "leadgenius-rival.example", "rivalcrm.example");
  private static final List<String> DOMAINS =
      List.of(".example", ".example", ".example", ".test", ".test");
  private static final Set<String> OUTBOUND = Set.of("direct-mail", "advertising", "trade-show");
  private static final Map<String, List<String>> SUFFIXES =
      Map.of(
          "software", List.of("Systems", "Software", "Cloud"),
          "financial-services", List.of("Capital", "Finance", "Payments"),
          "manufacturing", List.of("Industries", "Components", "Works"),
          "healthcare", List.of("Health", "Medical", "Diagnostics"),
          "retail", List.of("Stores", "Retail", "Outfitters"),
          "logistics", List.of("Logistics", "Freight", "Shipping"),
          "professional-services", List.of("Partners", "Consulting", "Advisory"),
          "education", List.of("College", "Academy", "University"),
          "public-sector", List.of("County", "Authority", "Council"),
          "non-profit", List.of("Foundation", "Relief", "Trust"));

  private final Random random = new Random(SEED);
  private final Map<Country, Faker> fakers = new EnumMap<>(Country.class);
  private final Set<String> emails = new HashSet<>();
  private final Instant now;

  private SampleLeads(Instant now) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The sample as of an instant, the oldest activity first. */
  public static List<SampleLead> asOf(Instant now) {
    return new SampleLeads(now).all();
  }

  private List<SampleLead> all() {
    List<SampleLead> leads = new ArrayList<>();
    for (Audience audience : Audience.values()) {
      for (int i = 0; i < audience.count; i++) {
        leads.add(lead(audience, i));
      }
    }
    leads.sort((a, b) -> a.occurredAt().compareTo(b.occurredAt()));
    leads.addAll(repeats(leads));
    leads.sort((a, b) -> a.occurredAt().compareTo(b.occurredAt()));
    return leads;
  }

  /** The oldest few come back and ask for a demonstration. */
  private List<SampleLead> repeats(List<SampleLead> leads) {
    List<SampleLead> repeats = new ArrayList<>();
    for (SampleLead lead : leads.subList(0, REPEATS)) {
      Instant later = now.minus(Duration.ofMinutes(20 + random.nextInt(3_000)));
      repeats.add(lead.again(repeats.size() % 2 == 0 ? "demo-request" : "pricing-page", later));
    }
    return repeats;
  }

  private SampleLead lead(Audience audience, int number) {
    Country country = Country.any(random);
    Faker faker = fakers.computeIfAbsent(country, key -> new Faker(key.locale, random));
    String industry = any(audience.industries);
    String company = faker.name().lastName() + " " + any(SUFFIXES.get(industry));
    String domain = slug(company) + any(DOMAINS);
    if (audience == Audience.COMPETITOR) {
      domain = RIVALS.get(number % RIVALS.size());
      company = domain.startsWith("rivalcrm") ? "RivalCRM" : "LeadGenius Rival";
    }
    String first = faker.name().firstName();
    String last = faker.name().lastName();
    String source = any(audience.sources);
    Integer employees = chance(12) ? null : employees(audience);
    return new SampleLead(
        email(first, last, domain),
        first,
        last,
        chance(25) ? null : country.phone(random),
        any(audience.titles),
        company,
        "https://www." + domain,
        country.name(),
        industry,
        employees,
        employees == null || chance(25) ? null : revenue(employees),
        source,
        OUTBOUND.contains(source) ? "outbound" : "inbound",
        any(audience.activities),
        occurredAt(audience));
  }

  private String email(String first, String last, String domain) {
    String name = slug(first) + "." + slug(last);
    String email = name + "@" + domain;
    for (int i = 2; !emails.add(email); i++) {
      email = name + i + "@" + domain;
    }
    return email;
  }

  private int employees(Audience audience) {
    int employees = random.nextInt(audience.fewestEmployees, audience.mostEmployees + 1);
    return employees > 100 ? employees / 10 * 10 : employees;
  }

  private long revenue(int employees) {
    return Math.max(1, employees * random.nextLong(80_000, 250_000) / 100_000) * 100_000;
  }

  /** More of them recent than old. */
  private Instant occurredAt(Audience audience) {
    double share = random.nextDouble();
    long span = audience.oldest.minus(audience.youngest).toSeconds();
    return now.minus(audience.youngest).minusSeconds((long) (share * share * span));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String slug(String text) {
    return Normalizer.normalize(text.replace("ß", "ss").replace("ø", "o"), Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
