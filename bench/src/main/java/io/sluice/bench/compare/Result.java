package io.sluice.bench.compare;

import io.sluice.bench.compare.Machine.Busyness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A comparison that is over.
 *
 * @param at when it began
 * @param size its word
 * @param before how busy the machine was before anything of ours ran
 * @param after the same when all had ended
 */
record Result(
    Instant at,
    String size,
    long seed,
    Machine machine,
    Setting setting,
    Busyness before,
    Busyness after,
    List<Measured> runs,
    List<Target> targets) {

  /** The runs of each side, in the order in which they were asked for. */
  Map<SideName, List<Measured>> bySide() {
    var sides = new LinkedHashMap<SideName, List<Measured>>();
    for (var run : runs) {
      sides.computeIfAbsent(SideName.of(run.side()), name -> new ArrayList<>()).add(run);
    }
    return sides;
  }

  /** Whether nobody else was at work, so that it may be shown to others. */
  boolean isClean() {
    return !before.isBusyBefore(machine.cores())
        && !after.isBusy()
        && runs.stream().allMatch(run -> run.others() <= Machine.MOST_FOR_OTHERS);
  }
}
