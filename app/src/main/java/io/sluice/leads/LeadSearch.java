package io.sluice.leads;

import io.sluice.suppression.Address;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What somebody types to find people: words of which each is part of a name, a company or an
 * address, or a phone number as they have it.
 */
record LeadSearch(String typed) {

  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_WORDS = 8;
  private static final int FEWEST_DIGITS = 3;
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().\\-/]+");
  private static final Pattern DIALLED_FIRST = Pattern.compile("^0+");

  LeadSearch {
    typed = typed == null ? "" : shortened(typed.strip());
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }

  boolean isEmpty() {
    return typed.isEmpty();
  }

  /**
   * The leads that are meant, as a query of SQL that gives their ids: for an alias that of the lead
   * it leads to.
   *
   * @param phones whether a part of a phone number finds its lead, too
   */
  SqlPart leadIds(boolean phones) {
    var parameters = new HashMap<String, Object>();
    var found =
        words().isEmpty()
            ? "false"
            : IntStream.range(0, words().size())
                .mapToObj(at -> "search_key like :word" + at)
                .collect(Collectors.joining(" and "));
    for (var at = 0; at < words().size(); at++) {
      parameters.put("word" + at, containing(words().get(at)));
    }
    var condition = new StringBuilder("(").append(found).append(")");
    if (phones) {
      digits()
          .ifPresent(
              digits -> {
                condition.append(" or phone_digits like :digits");
                parameters.put("digits", containing(digits));
              });
    }
    address()
        .ifPresent(
            address -> {
              condition.append(
                  " or lead_id in (select lead_id from lead_email where email_key = :address)");
              parameters.put("address", address);
            });
    return new SqlPart(
        """
        select coalesce(alias.lead_id, hit.lead_id)
        from (select lead_id from lead where %s) hit
          left join lead_alias alias on alias.alias_id = hit.lead_id"""
            .formatted(condition),
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
    return "%"
        + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("\0", "")
        + "%";
  }
}
