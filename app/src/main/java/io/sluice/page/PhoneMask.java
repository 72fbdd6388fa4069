package io.sluice.page;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of what people wrote whatever may be a phone number, for those who are shown none. It
 * rather takes a large sum than leaves a number, and leaves a date, perhaps with a time of day,
 * only where no further digits follow.
 */
public final class PhoneMask implements UnaryOperator<String> {

  /** What stands in place of a number. */
  public static final String MASK = "(number)";

  /**
   * What is written between digits: blanks, dashes and brackets of any kind, and what is unseen.
   */
  private static final String BETWEEN =
      "[\\s\\p{Z}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Cf}\\p{M}.,/\\\\·•−|~*_]{0,3}";

  private static final String DATE =
      "(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])"
          + "(?:[T ](?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?)?";

  private static final Pattern DATE_OR_NUMBER =
      Pattern.compile(
          "(%1$s)(?!%2$s\\p{Nd})|[+＋]?\\p{Ps}?\\p{Nd}(?:%2$s\\p{Nd}){5,}".formatted(DATE, BETWEEN));

  @Override
  public String apply(String text) {
    return text == null
        ? null
        : DATE_OR_NUMBER
            .matcher(text)
            .replaceAll(
                found -> found.group(1) == null ? MASK : Matcher.quoteReplacement(found.group()));
  }
}
