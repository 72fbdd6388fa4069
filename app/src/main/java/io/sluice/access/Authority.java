package io.sluice.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key opens. */
enum Authority {
  /** The doors of the intake, for one source. */
  INTAKE,
  /** Everything. */
  OPERATE;

  /** What those have who are not known where keys are needed: it opens nothing. */
  static final String NOBODY = "nobody";

  static final Set<String> CODES =
      Arrays.stream(values()).map(Authority::code).collect(Collectors.toUnmodifiableSet());

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Authority ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
