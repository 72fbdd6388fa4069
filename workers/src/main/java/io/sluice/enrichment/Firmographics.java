package io.sluice.enrichment;

import io.sluice.lead.Company;
import io.sluice.lead.Fact;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a source says of a company, checked. The limits are those of intake.
 *
 * @param facts those that are known, none of them blank
 * @param flaws what cannot be so
 */
record Firmographics(Map<Fact, String> facts, List<Flaw> flaws) {

  /** The names under which every source knows the facts. */
  static final List<String> NAMES = Fact.FIRMOGRAPHICS.stream().map(Fact::code).toList();

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_INDUSTRY = 100;

  /**
   * @param said by the names of facts; others are left out, null and blank is not known
   */
  static Firmographics of(Map<String, String> said) {
    var facts = new EnumMap<Fact, String>(Fact.class);
    Fact.FIRMOGRAPHICS.forEach(
        fact -> {
          var value = said.get(fact.code());
          if (value != null && !value.isBlank()) {
            facts.put(fact, canonical(fact, value.strip()));
          }
        });
    return new Firmographics(
        facts, facts.entrySet().stream().flatMap(known -> flaw(known).stream()).toList());
  }

  private static String canonical(Fact fact, String value) {
    return fact == Fact.COUNTRY ? value.toUpperCase(Locale.ROOT) : value;
  }

  private static Optional<Flaw> flaw(Map.Entry<Fact, String> said) {
    var value = said.getValue();
    return switch (said.getKey()) {
      case COUNTRY ->
          refuse(said, !Company.isCountry(value), "give two letters of ISO 3166-1, such as DE");
      case COMPANY -> text(said, LONGEST_NAME);
      case INDUSTRY -> text(said, LONGEST_INDUSTRY);
      case ANNUAL_REVENUE -> wholeNumber(said, Company.MOST_REVENUE);
      case EMPLOYEES, MARKETING_STAFF, SALES_STAFF -> wholeNumber(said, Company.MOST_PEOPLE);
      default -> throw new IllegalStateException(said.getKey() + " is no firmographic");
    };
  }

  private static Optional<Flaw> text(Map.Entry<Fact, String> said, int longest) {
    var value = said.getValue();
    return Stream.of(
            refuse(said, value.length() > longest, "give at most %d characters".formatted(longest)),
            refuse(
                said,
                value.codePoints().anyMatch(Character::isISOControl),
                "remove control characters"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Flaw> wholeNumber(Map.Entry<Fact, String> said, long most) {
    var value = said.getValue();
    return refuse(
        said,
        !WHOLE_NUMBER.matcher(value).matches() || Long.parseLong(value) > most,
        "give a whole number from 0 to %d".formatted(most));
  }

  private static Optional<Flaw> refuse(Map.Entry<Fact, String> said, boolean wrong, String fix) {
    return wrong
        ? Optional.of(new Flaw(said.getKey().code(), said.getValue(), fix))
        : Optional.empty();
  }
}
