package io.sluice.lab;

import java.nio.file.Path;

/**
 * What to backtest, from the system properties {@code backtest.*}.
 *
 * @param data the CSV of leads whose end is known
 * @param mapping what its columns mean
 * @param criteria criteria to try beside the shipped ones; null for none
 * @param decisions a folder of changed decisions; null for the shipped ones
 * @param leaky whether to go on with a criterion that is known only after contact
 */
record BacktestOptions(Path data, Path mapping, Path criteria, Path decisions, boolean leaky) {

  /**
   * @throws CannotBacktestException when data or mapping is not set
   */
  static BacktestOptions ofSystem() {
    return new BacktestOptions(
        required("backtest.data", "the CSV of your leads"),
        required("backtest.mapping", "the file that says what its columns mean"),
        path("backtest.criteria"),
        path("backtest.decisions"),
        Boolean.getBoolean("backtest.leaky"));
  }

  private static Path required(String property, String what) {
    var path = path(property);
    if (path == null) {
      throw new CannotBacktestException(
          "%s is not set, so nothing was measured: set it to %s.".formatted(property, what));
    }
    return path;
  }

  private static Path path(String property) {
    var text = System.getProperty(property, "");
    return text.isBlank() ? null : Path.of(text);
  }
}
