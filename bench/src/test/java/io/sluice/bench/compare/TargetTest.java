package io.sluice.bench.compare;

import static io.sluice.bench.compare.MadeUpRuns.killed;
import static io.sluice.bench.compare.MadeUpRuns.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

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
  void takesWhatOneRunOfASideHasShownWithLeadsAlreadyThere() {
    var zeebe = new Stock(MadeUpRuns.quantiles(40), null, null, null);
    assertThat(
            Target.of(
                List.of(
                    measured("sluice", 8, 20, 30),
                    measured("sluice", 8, 20, 30, MadeUpRuns.STOCK),
                    measured("zeebe", 10, 20, 10, zeebe))))
        .extracting(Target::shown, Target::verdict)
        .contains(
            tuple("1.50", "printed"),
            tuple("1.25", "printed"),
            tuple("0.50", "met"),
            tuple("3.00", "NOT MET"));
  }

  @Test
  void comparesKilledBrokersWhereTheyWereKilled() {
    var targets =
        Target.of(
            List.of(
                measured("sluice", 8, 20, 30),
                killed("sluice", 6),
                measured("zeebe", 10, 20, 10),
                killed("zeebe", 5)));
    assertThat(targets)
        .extracting(Target::shown, Target::verdict)
        .endsWith(tuple("12.00", "NOT MET"), tuple("10.00", "printed"), tuple("1.20", "met"));
  }

  @Test
  void measuresItselfByTheBestEngineThatOneWouldEmbed() {
    var targets =
        Target.of(
            List.of(
                measured("sluice2", 50, 20, 30),
                measured("camunda7", 80, 20, 30),
                measured("flowable", 100, 20, 30)));
    assertThat(targets.get(2).shown()).isEqualTo("0.50");
    assertThat(targets.get(2).verdict()).isEqualTo("printed");
  }
}
