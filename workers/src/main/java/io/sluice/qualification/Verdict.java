package io.sluice.qualification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a criterion says of a lead. Unknown is not no. */
public enum Verdict {
  MET,
  NOT_MET,
  UNKNOWN;

  /** The word in decisions, forms and stored evidence: {@code met}, {@code not met}, … */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Reads the code, written with a blank or a hyphen. */
  @JsonCreator
  public static Verdict of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
  }
}
