package io.sluice.imports.page;

import io.sluice.imports.ImportState;
import io.sluice.imports.ImportView;
import io.sluice.imports.RefusedRow;
import java.util.List;
import java.util.Locale;

/** What of an import a page shows, and what can be done with it now. */
record ImportPart(ImportView file, FileSight sight) {

  private static final int MOST_REFUSED = 50;
  private static final int STEP = 10;

  public ImportState state() {
    return ImportState.valueOf(file.state().toUpperCase(Locale.ROOT));
  }

  /** Whether it is told by itself how it goes on. */
  public boolean underWay() {
    return switch (state()) {
      case RECEIVING, RUNNING -> true;
      case RECEIVED, FINISHED, FAILED, CANCELLED -> false;
    };
  }

  public boolean mappable() {
    return state() == ImportState.RECEIVED || judged();
  }

  /** Whether a dry run has ended. */
  public boolean judged() {
    return state() == ImportState.FINISHED && file.dryRun();
  }

  public boolean started() {
    return file.startedAt() != null;
  }

  public boolean over() {
    return !underWay() && !mappable();
  }

  public boolean cancellable() {
    return state() == ImportState.RUNNING;
  }

  /** That of a file, by one word. */
  public String word() {
    return switch (state()) {
      case RECEIVING -> "being read";
      case RECEIVED -> "waits for you";
      case RUNNING -> file.dryRun() ? "dry run" : "running";
      case FINISHED -> file.dryRun() ? "tried" : "finished";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
    };
  }

  public long done() {
    return file.accepted() + file.engaged() + file.repeated() + file.refused() + file.broken();
  }

  /** Refused and broken ones. */
  public long toCorrect() {
    return file.refused() + file.broken();
  }

  /** Whether there were rows to correct whose time is over. */
  public boolean forgotten() {
    return toCorrect() > 0 && file.refusedRows().isEmpty();
  }

  public List<RefusedRow> shownRefused() {
    return sight.refused(file.refusedRows().stream().limit(MOST_REFUSED).toList());
  }

  /** Whether whoever looks may have its refused rows as a file. */
  public boolean takeable() {
    return sight.takesRowsOf(file);
  }

  /** Said aloud by a screen reader, and so in steps. */
  public String announcement() {
    return underWay() ? "%d %% done".formatted(file.percent() / STEP * STEP) : word();
  }

  public String timeLeft() {
    return file.secondsLeft() == null ? "" : DurationWords.left(file.secondsLeft());
  }
}
