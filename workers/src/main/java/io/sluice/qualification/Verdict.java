package io.sluice.qualification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

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
    return Stream.of(values())
        .filter(verdict -> verdict.code().equals(code.toLowerCase(Locale.ROOT).replace('-', ' ')))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A verdict is met, not met or unknown, not '%s'.".formatted(code)));
  }
}
