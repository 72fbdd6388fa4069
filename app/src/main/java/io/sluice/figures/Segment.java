package io.sluice.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How large a lead's company is, as {@code lead-segment} of the routing policy cuts it. */
public enum Segment {
  SMALL,
  MID_MARKET,
  ENTERPRISE,
  /** Nobody knows how many people work there. */
  UNKNOWN;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> codes() {
    return Arrays.stream(values()).map(Segment::code).toList();
  }
}
