package io.sluice.bench;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** People of companies: about four each, and one in twelve writes from a free-mail provider. */
final class MadeUpLeads {

  private static final int PER_COMPANY = 4;

  private static final List<String> FIRST =
      List.of(
          "Ada", "Dana", "José", "Zoë", "Kim", "Léa", "Marta", "Noor", "Oleg", "Priya", "Søren",
          "Tomás", "Uwe", "Wei", "Yuki", "Amara", "Björn", "Chloé", "Emre", "Ingrid");
  private static final List<String> LAST =
      List.of(
          "Reed",
          "Müller",
          "Núñez",
          "O'Neill",
          "Kowalski",
          "Hansen",
          "Rossi",
          "Nakamura",
          "Silva",
          "Novák",
          "Dubois",
          "Öztürk",
          "Berg",
          "Okafor",
          "Lindström",
          "van der Meer",
          "Smith");
  private static final List<String> TITLES =
      List.of(
          "VP Marketing",
          "CMO",
          "Head of Sales",
          "Marketing Manager",
          "Owner",
          "Student",
          "Sales Operations, EMEA",
          "Software Engineer",
          "Assistant");
  private static final List<String> NAMES =
      List.of("Northwind", "Kontor", "Blauwerk", "Acme", "Petra", "Solaris", "Vega", "Orion");
  private static final List<String> FORMS =
      List.of("GmbH", "Ltd", "Inc., Holding", "S.A.", "\"Group\"", "AB");
  private static final List<String> COUNTRIES =
      List.of("US", "DE", "GB", "FR", "SE", "BR", "JP", "NL", "AT", "PL");
  private static final List<String> INDUSTRIES =
      List.of("software", "retail", "manufacturing", "finance", "healthcare");
  private static final List<String> ACTIVITIES =
      List.of("webinar", "content-download", "newsletter", "event", "pricing-page", "email-click");
  private static final List<String> FREE_MAIL = List.of("gmail.com", "outlook.com", "web.de");

  private final String source;
  private final SplittableRandom random;

  MadeUpLeads(String source, SplittableRandom random) {
    this.source = source;
    this.random = random;
  }

  /** Of all of them, which no other file has. */
  String source() {
    return source;
  }

  /** Somebody whom no other row has; {@code n} keeps them apart. */
  MadeUpLead next(int n) {
    var first = one(FIRST);
    var last = one(LAST);
    var company = n / PER_COMPANY;
    var domain = "%s-%d.example".formatted(source, company);
    var name = "%s %s %d %s".formatted(at(NAMES, company), source, company, at(FORMS, company));
    var freeMail = random.nextInt(12) == 0;
    return new MadeUpLead(
        List.of(
            "%s.%s.%d.%s@%s"
                .formatted(
                    plain(first), plain(last), n, source, freeMail ? one(FREE_MAIL) : domain),
            first,
            last,
            random.nextInt(3) == 0 ? "" : "+1 555 %07d".formatted(random.nextInt(10_000_000)),
            one(TITLES),
            name,
            freeMail ? "" : "https://www." + domain,
            at(COUNTRIES, company),
            at(INDUSTRIES, company),
            "" + (10 + company * 37 % 9_000),
            random.nextBoolean() ? "" : "" + (1 + company % 400) * 250_000L,
            source,
            one(ACTIVITIES),
            random.nextInt(4) == 0 ? "Met at the stand, wants \"more\" about row " + n : ""));
  }

  /** Somebody of whom one cell is wrong. */
  MadeUpLead wrong(int n) {
    var lead = next(n);
    return switch (random.nextInt(4)) {
      case 0 -> lead.withEmail("nobody at all");
      case 1 -> lead.withEmail("");
      case 2 -> lead.with("employees", "many");
      default -> lead.with("activity", "nap");
    };
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static <T> T at(List<T> of, int n) {
    return of.get(n % of.size());
  }
}
