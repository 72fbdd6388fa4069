package io.sluice.leads.page;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes out of what people wrote whatever may be a phone number, for those who are shown none. It
 * rather takes a large sum than leaves a number.
 */
final class PhoneMask implements UnaryOperator<String> {

  private static final Pattern DATE_OR_NUMBER =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})|\\+?\\(?\\d(?:[\\s().\\-/]{0,3}\\d){5,}");
  private static final String MASK = "(number)";

  @Override
  public String apply(String text) {
    return text == null
        ? null
        : DATE_OR_NUMBER
            .matcher(text)
            .replaceAll(found -> found.group(1) == null ? MASK : found.group());
  }
}
