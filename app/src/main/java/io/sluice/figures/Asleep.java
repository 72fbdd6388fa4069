package io.sluice.figures;

import io.sluice.page.Codes;
import java.util.Map;

/** Who sleeps now, of whichever period, and may be contacted one day. */
public enum Asleep implements Among {
  /** A date wakes them. */
  WAKING("m.wakes_at is not null"),
  /** None does. */
  ARCHIVED("m.wakes_at is null");

  /** Of both. */
  static final String CONDITION =
      """
      m.asleep and not exists (
        select from lead sleeper
        where sleeper.lead_id = m.lead_id and sleeper.suppressed_at is not null)""";

  static final String PARAMETER = "asleep";

  private final String which;

  Asleep(String which) {
    this.which = which;
  }

  /** The word of the parameter {@code asleep}. */
  public String code() {
    return Codes.of(this);
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(PARAMETER, code());
  }

  @Override
  public SqlPart sql() {
    return new SqlPart(CONDITION + " and " + which, Map.of());
  }

  @Override
  public boolean isOfStage() {
    return false;
  }
}
