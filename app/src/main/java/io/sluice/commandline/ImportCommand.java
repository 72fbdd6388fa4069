package io.sluice.commandline;

import io.sluice.imports.ImportState;
import io.sluice.imports.ImportView;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of leads to a running Sluice, shows how far it is, and fetches what was refused. */
@Command(
    name = ImportCommand.NAME,
    description = "Loads a CSV of leads into a running Sluice.",
    sortOptions = false,
    exitCodeOnExecutionException = ImportCommand.FAILED,
    exitCodeOnInvalidInput = ImportCommand.FAILED,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Every row is in.",
      "1:Some rows were refused; FILE.refused.csv, or the next FILE.refused-2.csv that is not there"
          + " yet, has them with the reasons.",
      "2:It failed; a sentence says why."
    })
final class ImportCommand implements Callable<Integer> {

  static final String NAME = "import";

  static final int ALL_IN = 0;
  static final int SOME_REFUSED = 1;
  static final int FAILED = 2;

  private static final Duration POLL = Duration.ofMillis(500);

  /** A Sluice that restarts goes on with the import by itself. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file: any dialect of CSV.")
  private Path file;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where Sluice is; without it SLUICE_URL, or ${DEFAULT-VALUE}.",
      defaultValue = "${env:SLUICE_URL:-http://localhost:8090}")
  private URI url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "An API key; without it SLUICE_KEY. Others see what stands in a command line.",
      defaultValue = "${env:SLUICE_KEY}",
      showDefaultValue = Visibility.NEVER)
  private String key;

  @Option(
      names = "--mapping",
      paramLabel = "NAME",
      description = "A saved mapping; without it the columns are mapped by their names.")
  private String mapping;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Where the leads are from, where no column says so.")
  private String source;

  @Option(
      names = "--activity",
      paramLabel = "KIND",
      description = "What they did, where no column says so.")
  private String activity;

  @Option(names = "--dry-run", description = "Only says what would become of each row.")
  private boolean dryRun;

  @Option(names = "--again", description = "Loads a file although it was loaded before.")
  private boolean again;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  private boolean help;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CommandFailedException(
          "%s is no file that can be read: name the CSV to load.".formatted(file));
    }
    var sluice = new SluiceClient(url, key);
    var sent = send(sluice);
    if (state(sent) == ImportState.FINISHED) {
      out()
          .printf(
              "%s was loaded before, on %s, and nothing was done now; with --again it is.%n",
              file, sent.finishedAt());
      return tellFinished(sluice, sent, true);
    }
    if (!sent.missing().isEmpty()) {
      throw new CommandFailedException(missing(sluice, sent));
    }
    return tell(sluice, follow(sluice, sluice.start(sent.id(), dryRun)));
  }

  private ImportView send(SluiceClient sluice) {
    var options = new SendOptions(mapping, source, activity, again);
    try (var progress = Progress.ofBytes("Sending", size())) {
      return sluice.send(file, options, progress::at);
    }
  }

  private long size() {
    return file.toFile().length();
  }

  private ImportView follow(SluiceClient sluice, ImportView sent) {
    var view = sent;
    try (var progress = Progress.ofRows(dryRun ? "Judging" : "Loading", sent.rows())) {
      var heard = Instant.now();
      while (!hasEnded(view)) {
        pause();
        try {
          view = sluice.view(view.id());
          heard = Instant.now();
          progress.at(done(view));
        } catch (UnavailableException e) {
          if (heard.plus(PATIENCE).isBefore(Instant.now())) {
            throw new CommandFailedException(
                """
                Sluice has not answered for %d minutes: %s Once it runs, it goes on with this \
                import by itself; see %s."""
                    .formatted(PATIENCE.toMinutes(), e.getMessage(), sluice.page(view.id())));
          }
        }
      }
    }
    return view;
  }

  private static boolean hasEnded(ImportView view) {
    return switch (state(view)) {
      case FINISHED, FAILED, CANCELLED -> true;
      default -> false;
    };
  }

  private int tell(SluiceClient sluice, ImportView view) {
    return switch (state(view)) {
      case FINISHED -> tellFinished(sluice, view, false);
      case FAILED -> throw new CommandFailedException("The import failed: " + view.problem());
      case CANCELLED ->
          throw new CommandFailedException(
              "The import was cancelled after %,d of %,d rows; these stay loaded."
                  .formatted(done(view), view.rows()));
      default -> throw new IllegalStateException("The import has not ended: " + view.state());
    };
  }

  /**
   * @param known whether the file was loaded before
   */
  private int tellFinished(SluiceClient sluice, ImportView view, boolean known) {
    out()
        .printf(
            Locale.ROOT,
            "%s: %,d rows%s. %s %,d new, %,d of people under way, %,d taken in before,"
                + " %,d refused, %,d not readable.%n",
            file,
            view.rows(),
            inSeconds(view),
            view.dryRun() ? "There would be" : "There were",
            view.accepted(),
            view.engaged(),
            view.repeated(),
            view.refused(),
            view.broken());
    if (view.refused() + view.broken() == 0) {
      return ALL_IN;
    }
    var paths = new RefusedPaths(file);
    var kept = known ? paths.last() : Optional.<Path>empty();
    if (kept.isPresent()) {
      out()
          .printf(
              "%s was there before and is left as it is: correct the rows there and import that"
                  + " file.%n",
              kept.get());
      return SOME_REFUSED;
    }
    var refused = paths.next();
    sluice.fetchRefused(view.id(), refused);
    out().printf("%s has these rows and why: correct them there and import that file.%n", refused);
    return SOME_REFUSED;
  }

  private static String inSeconds(ImportView view) {
    if (view.startedAt() == null || view.finishedAt() == null) {
      return "";
    }
    var took = Duration.between(view.startedAt(), view.finishedAt());
    return String.format(Locale.ROOT, " in %,.1f s", took.toMillis() / 1_000.0);
  }

  private static String missing(SluiceClient sluice, ImportView view) {
    var fields = String.join(", ", view.missing());
    return """
        Nothing was loaded: no column of the file is known to be %s. Say what it is in every row \
        (--source, --activity), name a saved mapping (--mapping), or map the columns at %s. \
        The columns that were not mapped: %s."""
        .formatted(fields, sluice.page(view.id()), listed(view.unmapped()));
  }

  private static String listed(List<String> columns) {
    return columns == null || columns.isEmpty() ? "none" : String.join(", ", columns);
  }

  private static long done(ImportView view) {
    return view.accepted() + view.engaged() + view.repeated() + view.refused() + view.broken();
  }

  private static ImportState state(ImportView view) {
    return ImportState.valueOf(view.state().toUpperCase(Locale.ROOT));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("Interrupted; the import goes on by itself.");
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
