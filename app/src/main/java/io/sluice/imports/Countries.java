package io.sluice.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries by what people call them, in the languages that exports are in. */
final class Countries {

  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "fi", "cs");

  /** What the platform does not call them. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "usa", "US",
          "unitedstatesofamerica", "US",
          "uk", "GB",
          "greatbritain", "GB",
          "england", "GB",
          "russia", "RU",
          "southkorea", "KR",
          "czechrepublic", "CZ",
          "holland", "NL");

  private static final Map<String, String> CODES = codes();

  private Countries() {}

  /** The two letters of ISO 3166-1; empty where it is no name that is known. */
  static Optional<String> findCode(String name) {
    return Optional.ofNullable(CODES.get(Names.normal(name)));
  }

  private static Map<String, String> codes() {
    var codes = new HashMap<String, String>(OTHERS);
    for (var code : Locale.getISOCountries()) {
      var country = Locale.of("", code);
      codes.putIfAbsent(country.getISO3Country().toLowerCase(Locale.ROOT), code);
      for (var language : LANGUAGES) {
        codes.putIfAbsent(Names.normal(country.getDisplayCountry(Locale.of(language))), code);
      }
    }
    return Map.copyOf(codes);
  }
}
