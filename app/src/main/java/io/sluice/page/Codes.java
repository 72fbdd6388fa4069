package io.sluice.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By which words constants stand in addresses: {@code MID_MARKET} as {@code mid-market}. */
public final class Codes {

  private Codes() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those of all, in their order. */
  public static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Codes::of).toList();
  }

  /** Empty where it is nobody's. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
    return Arrays.stream(type.getEnumConstants()).filter(each -> of(each).equals(code)).findFirst();
  }
}
