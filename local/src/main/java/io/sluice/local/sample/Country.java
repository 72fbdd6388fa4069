package io.sluice.local.sample;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Where the people of the sample live, with telephone numbers that are reserved for fiction. */
enum Country {
  US("en-US", 8),
  CA("en-CA", 3),
  GB("en-GB", 4),
  DE("de", 4),
  FR("fr", 3),
  NL("nl", 2),
  SE("sv", 2),
  IN("en-IND", 2),
  BR("pt-BR", 2);

  final Locale locale;
  final int weight;

  Country(String locale, int weight) {
    this.locale = Locale.forLanguageTag(locale);
    this.weight = weight;
  }

  /** A number that belongs to nobody, or null where none is reserved. */
  String phone(RandomGenerator random) {
    return switch (this) {
      case US -> "+1-212-555-01%02d".formatted(random.nextInt(100));
      case CA -> "+1-416-555-01%02d".formatted(random.nextInt(100));
      case GB -> "+44 20 7946 0%03d".formatted(random.nextInt(1_000));
      case FR -> "+33 1 99 00 %02d %02d".formatted(random.nextInt(100), random.nextInt(100));
      default -> null;
    };
  }

  static Country any(RandomGenerator random) {
    int total = 0;
    for (Country country : values()) {
      total += country.weight;
    }
    int ticket = random.nextInt(total);
    for (Country country : values()) {
      ticket -= country.weight;
      if (ticket < 0) {
        return country;
      }
    }
    throw new IllegalStateException();
  }
}
