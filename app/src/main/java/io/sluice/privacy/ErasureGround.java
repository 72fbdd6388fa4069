package io.sluice.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why a person is erased: the grounds of Art. 17 (1) GDPR. No free text, which could name them. */
public enum ErasureGround {
  /** The data are no longer needed for what they were collected for: lit. a. */
  NO_LONGER_NEEDED,
  /** Lit. b. */
  CONSENT_WITHDRAWN,
  /** The person objects to the processing: lit. c. */
  OBJECTION,
  /** They were processed unlawfully: lit. d. */
  UNLAWFUL,
  /** A law demands it: lit. e. */
  LEGAL_OBLIGATION;

  static final Set<String> CODES =
      Arrays.stream(values())
          .map(ErasureGround::code)
          .collect(Collectors.toCollection(TreeSet::new));

  static Optional<ErasureGround> ofCode(String code) {
    return Arrays.stream(values()).filter(ground -> ground.code().equals(code)).findFirst();
  }

  /** The word in requests and in the log of erasures. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
