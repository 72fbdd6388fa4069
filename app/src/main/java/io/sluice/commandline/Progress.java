package io.sluice.commandline;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with count, rate and time left on a terminal; nothing where the output goes elsewhere. */
sealed interface Progress extends AutoCloseable {

  static Progress ofBytes(String what, long bytes) {
    return of(what, bytes, " MiB", 1L << 20);
  }

  static Progress ofRows(String what, long rows) {
    return of(what, rows, " rows", 1);
  }

  /**
   * @param done of what there is to do
   */
  void at(long done);

  @Override
  void close();

  private static Progress of(String what, long all, String unit, long unitSize) {
    return System.console() == null ? new Silent() : new Bar(what, all, unit, unitSize);
  }

  /** For a file or a pipe. */
  record Silent() implements Progress {

    @Override
    public void at(long done) {}

    @Override
    public void close() {}
  }

  /** For people. */
  final class Bar implements Progress {

    private final ProgressBar bar;

    private Bar(String what, long all, String unit, long unitSize) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
              .setInitialMax(all)
              .setUnit(unit, unitSize)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .build();
    }

    @Override
    public void at(long done) {
      bar.stepTo(done);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
