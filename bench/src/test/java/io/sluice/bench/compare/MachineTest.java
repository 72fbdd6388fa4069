package io.sluice.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.bench.compare.Machine.Ticks;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {

  /** Of proc(5): user 250, system 50, and of children that have ended 30 and 20. */
  private static final String STAT =
      "4711 (a (name) 1 2 3) S 1 4711 4711 0 -1 4194560 9 8 7 6 250 50 30 20 20 0 12 0 99 1 2";

  @Test
  void readsTheTimeOfAProcessWhateverItsNameIs() {
    assertThat(Usage.cpuMillis(STAT)).isEqualTo(3_500);
  }

  @Test
  void countsWhatThisProcessUses() {
    var self = Map.of("self", ProcessHandle.current().pid());
    var before = Usage.of(self);
    var until = System.nanoTime() + 300_000_000L;
    var spun = 0L;
    while (System.nanoTime() < until) {
      spun++;
    }
    assertThat(spun).isPositive();
    assertThat(Usage.of(self).since(before).allCpuMillis()).isPositive();
    assertThat(before.memoryMebibytes().get("self")).isPositive();
  }

  @Test
  void countsProcessorTimeThatWasNotIdle() {
    // user nice system idle iowait irq softirq steal guest guest_nice
    var before = Ticks.of("cpu  100 0 50 800 50 0 0 0 9 9\ncpu0 1 2 3 4 5 6 7 8 0 0\n");
    var later = Ticks.of("cpu  160 10 70 890 60 5 5 0 90 90\n");
    assertThat(before.busyUntil(later)).isCloseTo(0.5, within(1e-9));
    assertThat(before.othersUntil(later, 800)).isCloseTo(0.1, within(1e-9));
    assertThat(before.othersUntil(later, 2_000)).isZero();
    assertThat(before.busyUntil(before)).isZero();
  }
}
