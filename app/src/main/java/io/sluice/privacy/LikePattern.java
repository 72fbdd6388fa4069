package io.sluice.privacy;

/** Texts inside of patterns of SQL. */
final class LikePattern {

  private LikePattern() {}

  /** Matches nothing but itself. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
