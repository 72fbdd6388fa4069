package io.sluice.imports.page;

/** Durations as people guess them. */
final class DurationWords {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private DurationWords() {}

  static String left(long seconds) {
    if (seconds < 2) {
      return "nearly done";
    }
    if (seconds < 2 * MINUTE) {
      return "about %d seconds left".formatted(seconds);
    }
    if (seconds < 2 * HOUR) {
      return "about %d minutes left".formatted(Math.round(seconds / (double) MINUTE));
    }
    return "about %d hours left".formatted(Math.round(seconds / (double) HOUR));
  }
}
