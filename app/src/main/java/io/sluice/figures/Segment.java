package io.sluice.figures;

import io.sluice.page.Codes;

/** How large a lead's company is, as {@code lead-segment} of the routing policy cuts it. */
public enum Segment {
  SMALL,
  MID_MARKET,
  ENTERPRISE,
  /** Nobody knows how many people work there. */
  UNKNOWN;

  public String code() {
    return Codes.of(this);
  }
}
