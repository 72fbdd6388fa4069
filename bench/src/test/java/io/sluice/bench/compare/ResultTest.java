package io.sluice.bench.compare;

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
        .contains("| full leads/s | 8.00 | 10.0 |")
        .contains("| engine's jobs a lead | – | – |")
        .contains(
            "| KB of a sleeping lead: its sleep; all that is kept of it takes 8.00 | ≤ 1.0 | 0.50 |")
        .contains("| full leads/s / CPU-ms a lead with 10,000 leads there | 7.00 / 25.0 |")
        .contains("| ms that a timer fires late, p50 / p99: Sluice | 1.00 / 60.0 (of 100) |")
        .contains("| machine | 2 × A processor, 24 GiB |")
        .contains("| before | load average 0.10, 1 % busy |");
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
    var runs =
        List.of(measured("sluice", 8, 20, 30, MadeUpRuns.STOCK), measured("zeebe", 10, 20, 10));
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
