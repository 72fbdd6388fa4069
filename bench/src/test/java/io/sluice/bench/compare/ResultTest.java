package io.sluice.bench.compare;

import static io.sluice.bench.compare.MadeUpRuns.killed;
import static io.sluice.bench.compare.MadeUpRuns.measured;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.compare.Machine.Busyness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {

  private static final Busyness QUIET = new Busyness(0.1, 0.01);

  @Test
  void isReportedWithAllThatHasToBeKnown() {
    assertThat(Report.of(result(QUIET)))
        .contains("| CPU-ms a lead, Sluice / raw Zeebe with no-op workers | ≤ 1.3 | 1.00 | met |")
        .contains("| Measure | Sluice | raw Zeebe, no-op workers |")
        .contains("| runs | 2 | 1 |")
        .contains("| full leads/s | 8.00 (7.00–9.00) | 10.0 |")
        .contains("| heap after a full collection, MiB: program | 40.5 | 40.5 |")
        .contains("| ms to the first task at 50 % load, leads in a run | 100 | 100 |")
        .contains("| engine's jobs a lead | – | – |")
        .contains("| KB that a lead's sleep takes | ≤ 1.0 | 0.50 | met |")
        .contains("| full leads/s / CPU-ms a lead with 10,000 leads there | 7.00 / 25.0 |")
        .contains("| ms that a timer fires late, p50 / p99: Sluice | 1.00 / 60.0 (of 100) |")
        .contains("| machine | 2 × A processor, 24 GiB |")
        .contains("| before | load average 0.10, 1 % busy |");
  }

  @Test
  void tellsHowSoonASideWasBackWhereItWasKilled() {
    assertThat(Report.of(result(QUIET))).doesNotContain("kill -9`");
    assertThat(Report.of(result(QUIET, killed("sluice", 8), killed("zeebe", 9))))
        .contains("| Seconds | Sluice | raw Zeebe, no-op workers |")
        .contains("| broker: first command after the kill | 9.00 | 10.0 |")
        .contains("| broker: first command after its start | 8.00 | 9.00 |")
        .contains("| broker: its own replay | 0.50 | 0.50 |");
  }

  @Test
  void isOfAMachineThatHadNothingElseToDo() {
    assertThat(result(QUIET).isClean()).isTrue();
    assertThat(result(new Busyness(0.1, 0.3)).isClean()).isFalse();
    assertThat(result(new Busyness(1.6, 0.01)).isClean()).isFalse();
  }

  @Test
  void isDrawn(@TempDir Path folder) throws IOException {
    Plots.write(result(QUIET), folder, "drawn");
    for (var picture : List.of("drawn-throughput", "drawn-cpu", "drawn-speed")) {
      assertThat(Files.readString(folder.resolve(picture + ".svg"))).contains("<svg", "</svg>");
    }
  }

  private static Result result(Busyness before) {
    return result(
        before,
        measured("sluice", 7, 20, 30),
        measured("zeebe", 10, 20, 10),
        measured("sluice", 9, 20, 30, MadeUpRuns.STOCK));
  }

  private static Result result(Busyness before, Measured... measured) {
    var runs = List.of(measured);
    return new Result(
        Instant.EPOCH,
        "small",
        7,
        new Machine(2, "A processor", 24, "Linux", "Java"),
        new Setting("one partition", "none", "all on", "17", "8.6.0"),
        before,
        new Busyness(1.5, 0.02),
        runs,
        Target.of(runs));
  }
}
