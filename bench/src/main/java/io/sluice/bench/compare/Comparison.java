package io.sluice.bench.compare;

import io.sluice.bench.compare.Machine.Busyness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same work by Sluice and by others, one after the other and again, on this machine. Prints
 * what it cost and how that compares; writes it to bench/results where nothing else was at work.
 * Ends with another exit code than 0 when a side has lost a lead, or has one twice.
 */
public final class Comparison {

  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm").withZone(ZoneOffset.UTC);

  private final CompareOptions options;
  private final Path folder;

  private Comparison(CompareOptions options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  public static void main(String... arguments) {
    var options = CompareOptions.of(System.getProperties());
    try {
      var folder = Files.createDirectories(Path.of("target", "comparison").toAbsolutePath());
      new Comparison(options, folder).run();
    } catch (IOException | RuntimeException e) {
      say("BROKEN: " + e.getMessage());
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  static void say(String line) {
    System.out.println(line);
  }

  private void run() throws IOException {
    options.sides().forEach(SideName::requireThere);
    var at = Instant.now();
    var machine = Machine.here();
    var before = options.isSmoke() ? Busyness.now() : Busyness.before(machine.cores());
    say(
        "%s on %d processors; before: %s; logs are in %s"
            .formatted(options.sides(), machine.cores(), before, folder));
    if (!options.isSmoke() && before.isBusyBefore(machine.cores())) {
      say("Something else is at work on this machine: nothing will be published.");
    }
    var runs = new ArrayList<Measured>();
    for (int round = 1; round <= options.rounds(); round++) {
      for (var side : options.sides()) {
        if (round <= options.size().repeats(side)) {
          runs.add(run(side, round));
        }
      }
    }
    var result =
        new Result(
            at,
            options.sizeName(),
            options.seed(),
            machine,
            Setting.ofToday(),
            before,
            Busyness.now(),
            List.copyOf(runs),
            Target.of(runs));
    var report = Report.of(result);
    if (options.isSmoke()) {
      write(result, report, folder, result.size());
      say(
          "All sides have done their work; no lead is lost, none is there twice. Of speed this says nothing.");
      return;
    }
    say("");
    say(report);
    publish(result, report);
  }

  private Measured run(SideName name, int repeat) {
    var begin = Instant.now();
    var run = "%s%d-%d".formatted(name.code().charAt(0), repeat, begin.getEpochSecond());
    say("%s, run %d".formatted(name.label(), repeat));
    try (var side = name.side(logs(name, repeat))) {
      var measured =
          new Run(
                  name,
                  repeat,
                  options.size(),
                  new Work(options.seed() + repeat, run),
                  SETTLING,
                  stock(name, repeat))
              .on(side);
      say(
          "  %.1f automated and %.1f full leads/s, %.1f CPU-ms a lead; no lead lost, none twice (%d s)"
              .formatted(
                  measured.automated(),
                  measured.full(),
                  measured.cpuMillisOfAll(),
                  Instant.now().getEpochSecond() - begin.getEpochSecond()));
      if (measured.recovery() != null) {
        say("  " + measured.recovery());
      }
      return measured;
    }
  }

  /** In the last run of who has it to show. */
  private StockSize stock(SideName name, int repeat) {
    var last = repeat == options.size().repeats(name);
    return last && name != SideName.SLUICE2 && name != SideName.BEFORE
        ? StockSize.of(options.sizeName()).orElse(null)
        : null;
  }

  private Path logs(SideName name, int repeat) {
    try {
      return Files.createDirectories(folder.resolve("%s-%d".formatted(name.code(), repeat)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void publish(Result result, String report) throws IOException {
    if (!options.publish()) {
      say("Nothing is published: it was not asked for.");
      return;
    }
    if (!result.isClean()) {
      say(
          "NOTHING IS PUBLISHED: something else was at work on this machine (before: %s; after: %s; meanwhile: up to %.0f %%). Stop it, and measure again."
              .formatted(result.before(), result.after(), 100 * others(result).max().orElse(0)));
      return;
    }
    var name = "%s-%s".formatted(MINUTE.format(result.at()), result.size());
    write(result, report, Files.createDirectories(options.results()), name);
    say("Published in %s as %s".formatted(options.results(), name));
  }

  private static void write(Result result, String report, Path folder, String name)
      throws IOException {
    var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    json.writeValue(folder.resolve(name + ".json").toFile(), result);
    Plots.write(result, folder, name);
    Files.writeString(folder.resolve(name + ".md"), report + pictures(name));
  }

  private static DoubleStream others(Result result) {
    return result.runs().stream().mapToDouble(Measured::others);
  }

  private static String pictures(String name) {
    return """

        ![leads a second](%1$s-throughput.svg)

        ![processor time a lead](%1$s-cpu.svg)

        ![from due to the first task](%1$s-speed.svg)
        """
        .formatted(name);
  }
}
