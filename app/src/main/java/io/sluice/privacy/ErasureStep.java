package io.sluice.privacy;

import java.util.Locale;

/** What is done to erase a person, in this order. */
enum ErasureStep {
  /** Nothing is stored about them any more, and whoever brings them back is refused by hash. */
  SUPPRESSED,
  /** The last cycle has ended. */
  ENDED,
  /** It is known which process instances the engine's history has of them. */
  LOCATED,
  /** They are gone from PostgreSQL. */
  DATABASE,
  /** They are gone from the engine's history. */
  ENGINE,
  /** Looked for once more, and nothing was found. */
  VERIFIED;

  /** The word in the log of erasures. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
