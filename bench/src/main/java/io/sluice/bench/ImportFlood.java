package io.sluice.bench;

import io.sluice.bench.ImportDoor.Loaded;
import io.sluice.local.Endpoints;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports a file of made-up leads, some of them known, repeated, wrong or opted out, and tells how
 * long it takes until all are validated, matched and entered, beside what a bare {@code COPY} of
 * the same file takes. Then it looks at how much heap the application holds while files of several
 * sizes go in. Ends with another exit code than 0 when a row is not in exactly once, or a target
 * was not met.
 */
public final class ImportFlood {

  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final double TIMES_COPY = 8;
  private static final double FLAT = 1.25;
  private static final double MIB = 1 << 20;

  private final ImportOptions options;
  private final Endpoints stack;
  private final ImportTables tables;
  private final Path folder;
  private boolean well = true;

  private ImportFlood(ImportOptions options, Endpoints stack, ImportTables tables, Path folder) {
    this.options = options;
    this.stack = stack;
    this.tables = tables;
    this.folder = folder;
  }

  public static void main(String... arguments) throws Exception {
    var options = ImportOptions.ofSystem();
    var folder = Files.createDirectories(Path.of("target", "import-flood").toAbsolutePath());
    boolean well;
    try (var stack = LocalStack.start(LocalStackOptions.engine(), ImportFlood::say);
        var tables = new ImportTables(stack.endpoints())) {
      well = new ImportFlood(options, stack.endpoints(), tables, folder).run();
    }
    System.exit(well ? 0 : 1);
  }

  private boolean run() throws Exception {
    say(
        "%d processors; the logs and files are in %s"
            .formatted(Runtime.getRuntime().availableProcessors(), folder));
    var before = time();
    say("");
    say("Heap of the application that is held after a collection, while a file goes in");
    var peaks = new ArrayList<Long>();
    for (var rows : options.heap()) {
      peaks.add(heap(rows, before));
    }
    var growth = (double) peaks.getLast() / peaks.getFirst();
    target(
        "%,d rows take %.2f times the heap of %,d (at most %.2f)"
            .formatted(options.heap().getLast(), growth, options.heap().getFirst(), FLAT),
        growth <= FLAT);
    return well;
  }

  private Population time() throws Exception {
    try (var app = app("time", List.of())) {
      app.start();
      var before = new Prelude(app, tables).play(options.known(), options.seed(), folder);
      var file = file("timed", options.rows(), before);
      tell(file);
      var bare = new BareCopy(stack).of(file);
      var loaded = load(app, file);
      var seconds = seconds(loaded.took());
      var ratio = seconds / seconds(bare);
      say(
          "A bare COPY of the file, no index, no rule: %.2f s (the median of 3)"
              .formatted(seconds(bare)));
      say("Read and staged: %.2f s".formatted(seconds(loaded.staged())));
      say(
          "Validated, matched and entered: %.2f s from the first byte, %,.0f rows a second"
              .formatted(seconds, file.rows() / seconds));
      target("within %d s".formatted(WITHIN.toSeconds()), loaded.took().compareTo(WITHIN) <= 0);
      target(
          "%.1f times the bare COPY (at most %.0f)".formatted(ratio, TIMES_COPY),
          ratio <= TIMES_COPY);
      return before;
    }
  }

  private long heap(int rows, Population before) throws Exception {
    var port = Ports.free().management();
    try (var app = app("heap-" + rows, HeapWatch.flags(port))) {
      app.start();
      var file = file("heap-" + rows, rows, before);
      try (var heap = new HeapWatch(port)) {
        var loaded = load(app, file);
        say(
            "  %,9d rows, %,.1f MiB: at most %,.1f MiB (looked %d times in %.1f s)"
                .formatted(
                    rows,
                    file.bytes() / MIB,
                    heap.peak() / MIB,
                    heap.looks(),
                    seconds(loaded.took())));
        return heap.peak();
      }
    }
  }

  private AppProcess app(String name, List<String> flags) {
    return new AppProcess(Ports.free().camunda(), stack, 20, folder.resolve(name + ".log"), flags);
  }

  private LeadFile file(String name, int rows, Population before) throws IOException {
    return LeadFile.write(folder.resolve(name + ".csv"), name, rows, options.seed(), before);
  }

  private static void tell(LeadFile file) throws IOException {
    say(
        "A file of %,d rows, %,.1f MiB: %,d of new people, %,d known, %,d again by somebody of"
                .formatted(
                    file.rows(),
                    file.bytes() / MIB,
                    file.count(RowKind.NEW, RowKind.LISTED),
                    file.count(RowKind.KNOWN),
                    file.count(RowKind.AGAIN))
            + " an earlier row, %,d repeated, %,d wrong, %,d opted out"
                .formatted(
                    file.count(RowKind.REPEATED),
                    file.count(RowKind.WRONG),
                    file.count(RowKind.OPTED_OUT)));
  }

  /** Every row is in exactly once, or refused, as it was made up to be. */
  private Loaded load(AppProcess app, LeadFile file) throws IOException, InterruptedException {
    var before = tables.engagements();
    var loaded = new ImportDoor(app).load(file);
    var taken = file.count(RowKind.NEW, RowKind.LISTED, RowKind.KNOWN, RowKind.AGAIN);
    require("rows taken in", loaded.count("accepted") + loaded.count("engaged"), taken);
    require("rows repeated", loaded.count("repeated"), file.count(RowKind.REPEATED));
    require("rows refused", loaded.count("refused"), file.count(RowKind.WRONG, RowKind.OPTED_OUT));
    require("rows not readable", loaded.count("broken"), 0);
    require("rows", loaded.count("rows"), file.rows());
    require("new leads", tables.leads(file.source()), file.count(RowKind.NEW, RowKind.LISTED));
    require("engagements", tables.engagements() - before, taken);
    return loaded;
  }

  private void require(String what, long found, long expected) {
    if (found != expected) {
      say("BROKEN: %,d %s, and it must be %,d".formatted(found, what, expected));
      well = false;
    }
  }

  private void target(String what, boolean kept) {
    say("  %s: %s".formatted(what, kept ? "kept" : "NOT KEPT"));
    well &= kept;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
