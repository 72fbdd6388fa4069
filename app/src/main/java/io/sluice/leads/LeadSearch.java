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
import java.util.stream.Collectors;

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

  private static final String FOUND =
      """
      %1$s in (select hit.lead_id from lead hit where %2$s)
        or %1$s in (
          select alias.lead_id from lead_alias alias join lead hit on hit.lead_id = alias.alias_id
          where %2$s)""";

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
   * Which leads are meant, as a condition of SQL: where they are known under another id, those of
   * that. Where nothing was typed that can be searched for, such as an accent alone, these are
   * none.
   *
   * @param column that has the lead's id
   * @param phones whether a part of a phone number finds its lead, too
   */
  SqlPart condition(String column, boolean phones) {
    var ways = new ArrayList<String>();
    var parameters = new HashMap<String, Object>();
    if (!words().isEmpty()) {
      var conditions = new ArrayList<String>();
      for (var word : words()) {
        var name = "word" + conditions.size();
        conditions.add("hit.search_key like :" + name);
        parameters.put(name, containing(word));
      }
      ways.add(String.join(" and ", conditions));
    }
    digits()
        .filter(digits -> phones)
        .ifPresent(
            digits -> {
              ways.add("hit.phone_digits like :digits");
              parameters.put("digits", containing(digits));
            });
    address()
        .ifPresent(
            address -> {
              ways.add(
                  "hit.lead_id in (select lead_id from lead_email where email_key = :address)");
              parameters.put("address", address);
            });
    if (ways.isEmpty()) {
      ways.add("false");
    }
    return new SqlPart(
        ways.stream().map(way -> FOUND.formatted(column, way)).collect(Collectors.joining(" or ")),
        Map.copyOf(parameters));
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
