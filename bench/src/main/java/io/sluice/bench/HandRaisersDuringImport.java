package io.sluice.bench;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Every second somebody asks for a demo, at first alone and then while files of leads go in: how
 * long it takes from the answer until a rep has the task. Ends with another exit code than 0 when
 * one gets lost, or a target was not met.
 */
public final class HandRaisersDuringImport {

  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration MOST = Duration.ofSeconds(1);
  private static final int TIMES_IDLE = 2;
  private static final int LONGEST = 5;

  private final ImportOptions options;
  private final ImportDoor door;
  private final Herd leads;
  private final HotLeads hot;
  private final Path folder;
  private boolean well = true;

  private HandRaisersDuringImport(
      ImportOptions options, ImportDoor door, Herd leads, HotLeads hot, Path folder) {
    this.options = options;
    this.door = door;
    this.leads = leads;
    this.hot = hot;
    this.folder = folder;
  }

  public static void main(String... arguments) throws Exception {
    var options = ImportOptions.ofSystem();
    var folder = Files.createDirectories(Path.of("target", "hand-raisers").toAbsolutePath());
    boolean well;
    try (var stack = LocalStack.start(LocalStackOptions.engine(), HandRaisersDuringImport::say);
        var app =
            new AppProcess(
                Ports.free().camunda(), stack.endpoints(), 20, folder.resolve("app.log"));
        var tables = new ImportTables(stack.endpoints());
        var leads = new Herd(stack.endpoints());
        var hot = new HotLeads(List.of(app))) {
      app.start();
      say(
          "The application runs on %d processors; its log is in %s"
              .formatted(Runtime.getRuntime().availableProcessors(), folder));
      well = new HandRaisersDuringImport(options, new ImportDoor(app), leads, hot, folder).run();
    }
    System.exit(well ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    hot.begin();
    Pause.of(WARM_UP);
    var idle = idle();
    var during = importFiles();
    var after = idle();
    hot.close();
    awaitTasks();
    var alone = tell("nothing imported      ", List.of(idle));
    var beside = tell("while files go in     ", during);
    tell("while their leads start", List.of(after));
    var times = (double) beside.p99().toMillis() / alone.p99().toMillis();
    target("%.1f times idle at p99 (at most %d)".formatted(times, TIMES_IDLE), times <= TIMES_IDLE);
    target("p99 under %d s".formatted(MOST.toSeconds()), beside.p99().compareTo(MOST) < 0);
    return well;
  }

  private Span idle() {
    var begin = Instant.now();
    Pause.of(options.idle());
    return new Span(begin, Instant.now());
  }

  /** One after the other, until they have lasted long enough for a quantile. */
  private List<Span> importFiles() throws IOException, InterruptedException {
    var spans = new ArrayList<Span>();
    var lasted = Duration.ZERO;
    for (int n = 1; lasted.compareTo(options.during()) < 0; n++) {
      var file = file(n);
      var begin = Instant.now();
      var loaded = door.load(file);
      spans.add(new Span(begin, Instant.now()));
      lasted = lasted.plus(loaded.took());
      say(
          "%,d rows imported in %.1f s: %,d accepted"
              .formatted(
                  file.rows(), loaded.took().toMillis() / 1_000.0, loaded.count("accepted")));
      Files.delete(file.path());
    }
    return spans;
  }

  private LeadFile file(int n) throws IOException {
    var name = "file-" + n;
    return LeadFile.write(
        folder.resolve(name + ".csv"), name, options.rows(), options.seed() + n, Population.NOBODY);
  }

  private void awaitTasks() {
    var deadline = Instant.now().plus(PATIENCE);
    while (missing() > 0 && Instant.now().isBefore(deadline)) {
      Pause.of(Duration.ofSeconds(1));
    }
    require(missing() == 0, "%,d who asked for a demo have no task".formatted(missing()));
    require(
        hot.failed() == 0, "%,d who asked for a demo were not answered".formatted(hot.failed()));
  }

  private long missing() {
    var tasks = leads.hotTasks();
    return hot.posted().keySet().stream().filter(lead -> !tasks.containsKey(lead)).count();
  }

  /** From the answer to the task, and from the request. */
  private Latencies tell(String when, List<Span> spans) {
    var tasks = leads.hotTasks();
    var fromAnswer = new Latencies();
    var fromPost = new Latencies();
    var waits = new ArrayList<Wait>();
    hot.accepted()
        .forEach(
            (lead, accepted) -> {
              var posted = hot.posted().get(lead);
              var span = spans.stream().filter(one -> one.has(posted)).findAny();
              if (span.isPresent() && tasks.containsKey(lead)) {
                var wait = Duration.between(accepted, tasks.get(lead));
                fromAnswer.add(wait);
                fromPost.add(Duration.between(posted, tasks.get(lead)));
                waits.add(new Wait(wait, Duration.between(span.get().from(), posted)));
              }
            });
    say("From accepted to task, %s: %s".formatted(when, fromAnswer));
    say("  from the request on:  " + fromPost);
    say(
        "  the longest: "
            + waits.stream()
                .sorted(comparing(Wait::lasted).reversed())
                .limit(LONGEST)
                .map(Wait::toString)
                .collect(joining(", ")));
    return fromAnswer;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      say("BROKEN: " + otherwise);
      well = false;
    }
  }

  private void target(String what, boolean kept) {
    say("  %s: %s".formatted(what, kept ? "kept" : "NOT KEPT"));
    well &= kept;
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /**
   * @param since how long the span had lasted when it began
   */
  private record Wait(Duration lasted, Duration since) {

    @Override
    public String toString() {
      return "%.2f s at second %d"
          .formatted(Math.max(0, lasted.toMillis()) / 1_000.0, since.toSeconds());
    }
  }

  private record Span(Instant from, Instant until) {

    boolean has(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }
}
