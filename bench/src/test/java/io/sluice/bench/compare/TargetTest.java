package io.sluice.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.compare.Machine.Busyness;
import io.sluice.bench.compare.Speed.Quantiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {

  private static final Evidence EVIDENCE = Evidence.of(1, 0, 0);

  @Test
  void comparesTheMediansOfTheRuns() {
    var targets =
        Target.of(
            List.of(
                measured("sluice", 8, 20, 30),
                measured("sluice", 9, 24, 40),
                measured("sluice", 100, 1_000, 50),
                measured("zeebe", 10, 20, 10)));
    assertThat(targets).extracting(Target::shown).startsWith("1.20", "0.90", "–", "4.00");
    assertThat(targets)
        .extracting(Target::verdict)
        .startsWith("met", "met", "not measured here", "NOT MET");
  }

  @Test
  void measuresItselfByTheBestEngineThatOneWouldEmbed() {
    var targets =
        Target.of(
            List.of(
                measured("sluice", 50, 20, 30),
                measured("camunda7", 80, 20, 30),
                measured("flowable", 100, 20, 30)));
    assertThat(targets.get(2).shown()).isEqualTo("0.50");
    assertThat(targets.get(2).verdict()).isEqualTo("printed");
  }

  @Test
  void isReportedWithAllThatHasToBeKnown() {
    var runs = List.of(measured("sluice", 8, 20, 30), measured("zeebe", 10, 20, 10));
    var quiet = new Busyness(0.1, 0.01);
    var result =
        new Result(
            Instant.EPOCH,
            "small",
            7,
            new Machine(2, "A processor", 24, "Linux", "Java"),
            new Setting("one partition", "none", "all on", "17", "8.6.0"),
            quiet,
            new Busyness(1.5, 0.02),
            runs,
            Target.of(runs));
    assertThat(Report.of(result))
        .contains("| CPU-ms a lead, Sluice / raw Zeebe with no-op workers | ≤ 1.3 | 1.00 | met |")
        .contains("| full leads/s | 8.00 | 10.0 |")
        .contains("| machine | 2 × A processor, 24 GiB |")
        .contains("| before | load average 0.10, 1 % busy |");
    assertThat(result.isClean()).isTrue();
    assertThat(new Busyness(0.1, 0.3).isBusyBefore(2)).isTrue();
    assertThat(new Busyness(1.2, 0.01).isBusyBefore(2)).isTrue();
  }

  private static Measured measured(String side, double full, double cpu, double p99) {
    var quantiles = new Quantiles(1, p99, p99, 100);
    return new Measured(
        side,
        1,
        1,
        2 * full,
        full,
        Map.of("program", cpu),
        Map.of("program", 100L),
        5,
        0,
        0,
        0,
        List.of(new Speed(50, full / 2, quantiles, quantiles)),
        EVIDENCE);
  }
}
