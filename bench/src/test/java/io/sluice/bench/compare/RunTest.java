package io.sluice.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunTest {

  private static final Duration MOMENT = Duration.ofMillis(300);
  private static final Size SIZE =
      new Size(
          1,
          1,
          MOMENT,
          MOMENT,
          MOMENT,
          MOMENT,
          4,
          16,
          8,
          List.of(50),
          List.of(),
          MOMENT,
          Set.of(SideName.SLUICE),
          3);

  @Test
  void measuresASideThatDoesItsWork() {
    var measured = run(new InMemorySide(), Duration.ZERO);
    assertThat(measured.full()).isPositive();
    assertThat(measured.automated()).isPositive();
    assertThat(measured.pages()).isPositive();
    assertThat(measured.heapMebibytes().get("program")).isPositive();
    assertThat(measured.speeds()).extracting(Speed::load).containsExactly(50);
    assertThat(measured.speeds().getFirst().fromDue().count()).isPositive();
    assertThat(measured.evidence().tasksDone()).isEqualTo(5 * measured.evidence().won());
    assertThat(measured.evidence().asleep()).isPositive();
  }

  @Test
  void saysWhatASideHasLost() {
    var forgetful =
        new InMemorySide() {
          @Override
          public Evidence evidence() {
            var all = super.evidence();
            return withLeads(all, -1);
          }
        };
    assertThatThrownBy(() -> run(forgetful, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("sluice has not done its work: [\\d,]+ leads and not [\\d,]+");
  }

  @Test
  void saysWhenOneAddressIsTwoLeads() {
    var twofold =
        new InMemorySide() {
          @Override
          public Answer post(Arrival arrival) {
            var answer = super.post(arrival);
            return arrival.kind() == Arrival.Kind.DUPLICATE
                ? new Answer(answer.leadId() + "-again", false)
                : answer;
          }
        };
    assertThatThrownBy(() -> run(twofold, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is two leads");
  }

  @Test
  void saysWhenPoisonIsTakenIn() {
    var careless =
        new InMemorySide() {
          @Override
          public Answer post(Arrival arrival) {
            var answer = super.post(arrival);
            return answer.refused() ? new Answer("poison-" + arrival.email(), false) : answer;
          }
        };
    assertThatThrownBy(() -> run(careless, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("which is POISON, was accepted");
  }

  @Test
  void killsEachPartOfASideAndLosesNothing() {
    var measured = run(new KillableInMemorySide(), Duration.ZERO);
    var recovery = measured.recovery();
    assertThat(recovery.underWay()).isEqualTo(SIZE.underWay());
    assertThat(recovery.replaySeconds()).isEqualTo(0.25);
    assertThat(recovery.kills())
        .extracting(Recovery.Kill::part)
        .containsExactly("broker", "program");
    assertThat(recovery.kills())
        .allSatisfy(
            kill -> {
              assertThat(kill.sinceStart()).isNotNegative();
              assertThat(kill.sinceKill()).isGreaterThan(kill.sinceStart());
            });
    assertThat(recovery.brokerSeconds()).isEqualTo(recovery.kills().getFirst().sinceStart());
    assertThat(measured.evidence().tasksOpen()).isZero();
  }

  @Test
  void saysWhatIsThereTwiceAfterAKill() {
    var twofold =
        new KillableInMemorySide() {
          private volatile boolean killed;

          @Override
          void kill() {
            super.kill();
            killed = true;
          }

          @Override
          public Evidence evidence() {
            var all = super.evidence();
            return withLeads(all, killed ? 1 : 0);
          }
        };
    assertThatThrownBy(() -> run(twofold, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("sluice has not done its work: [\\d,]+ leads and not [\\d,]+");
  }

  @Test
  void killsInTheLastRunAlone() {
    var measured =
        new Run(SideName.SLUICE, 1, SIZE.repeated(2), new Work(7, "test"), Duration.ZERO, null)
            .on(new KillableInMemorySide());
    assertThat(measured.recovery()).isNull();
  }

  private static Evidence withLeads(Evidence all, int more) {
    return new Evidence(
        all.leads() + more,
        all.known(),
        all.tasksOpen(),
        all.tasksDone(),
        all.decisions(),
        all.timeline(),
        all.asleep(),
        all.won());
  }

  private static Measured run(Side side, Duration settling) {
    return new Run(SideName.SLUICE, 1, SIZE, new Work(7, "test"), settling, null).on(side);
  }
}
