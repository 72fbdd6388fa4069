package io.sluice.leads;

import io.sluice.figures.SqlPart;
import io.sluice.suppression.Address;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody types to find people: words of which each is part of a name, a company or an
 * address, or a phone number as they have it.
 */
record LeadSearch(String typed) {

  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_WORDS = 8;
  private static final int FEWEST_DIGITS = 3;
  private static final Pattern NOT_PRINTED = Pattern.compile("\\p{Cntrl}");
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().\\-/]+");
  private static final Pattern DIALLED_FIRST = Pattern.compile("^0+");

  LeadSearch {
    typed = typed == null ? "" : shortened(NOT_PRINTED.matcher(typed).replaceAll(" ").strip());
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }

  boolean isEmpty() {
    return typed.isEmpty();
  }

  /**
   * Each way in which somebody is meant by what was typed, as a condition of SQL on a row of {@code
   * lead} that is called {@code %1$s}. Where nothing was typed that can be searched for, such as an
   * accent alone, there is none.
   *
   * @param phones whether a part of a phone number finds its lead, too
   */
  List<SqlPart> ways(boolean phones) {
    var ways = new ArrayList<SqlPart>();
    if (!words().isEmpty()) {
      var conditions = new ArrayList<String>();
      var parameters = new HashMap<String, Object>();
      for (var word : words()) {
        var name = "word" + conditions.size();
        conditions.add("%1$s.search_key like :" + name);
        parameters.put(name, containing(word));
      }
      ways.add(new SqlPart(String.join(" and ", conditions), Map.copyOf(parameters)));
    }
    digits()
        .filter(digits -> phones)
        .map(
            digits ->
                new SqlPart("%1$s.phone_digits like :digits", Map.of("digits", containing(digits))))
        .ifPresent(ways::add);
    address()
        .map(
            address ->
                new SqlPart(
                    "%1$s.lead_id in (select lead_id from lead_email where email_key = :address)",
                    Map.of("address", address)))
        .ifPresent(ways::add);
    return ways;
  }

  /** In the form in which they are stored to be searched. */
  private List<String> words() {
    var plain = Normalizer.normalize(typed.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    return Arrays.stream(ACCENTS.matcher(plain).replaceAll("").split("\\s+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST_WORDS)
        .toList();
  }

  /** Without what is dialled only within a country, or to get out of one. */
  private Optional<String> digits() {
    return Optional.of(typed)
        .filter(text -> PHONE.matcher(text).matches())
        .map(text -> text.replaceAll("\\D", ""))
        .map(text -> DIALLED_FIRST.matcher(text).replaceFirst(""))
        .filter(text -> text.length() >= FEWEST_DIGITS);
  }

  /** However it is written: it may be one that the person used before. */
  private Optional<String> address() {
    return Optional.of(typed)
        .filter(text -> text.indexOf('@') > 0 && text.indexOf(' ') < 0)
        .map(text -> Address.of(text).toString());
  }

  private static String containing(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
