package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import io.sluice.bench.compare.Machine.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One run of one side, from its start to the look at what it has to show. */
final class Run {

  private static final double LEAST_RATE = 0.5;
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final SideName name;
  private final int repeat;
  private final Size size;
  private final Work work;
  private final Duration settling;
  private final StockSize stock;

  /**
   * @param work of which the addresses are of this run alone
   * @param settling how long the last steps of the last leads may take
   * @param stock null in a run that does without leads that are already there
   */
  Run(SideName name, int repeat, Size size, Work work, Duration settling, StockSize stock) {
    this.name = name;
    this.repeat = repeat;
    this.size = size;
    this.work = work;
    this.settling = settling;
    this.stock = stock;
  }

  /**
   * Measures it.
   *
   * @throws IllegalStateException when a lead got lost, is there twice, or is not where it must be
   */
  Measured on(Side side) {
    side.start();
    var posting = new Posting(side);
    var phase = new Phase(side, posting, work);
    phase.closed(size.warmUp(name), size.inFlight());
    var automated = phase.automated(size.automated(), size.connections(), size.ahead());
    phase.finish();
    var ticksBefore = Ticks.now();
    var driverBefore = Usage.ofDriver();
    var usedBefore = side.usage();
    var doneBefore = side.engineWork();
    var full = phase.closed(size.full(), size.inFlight());
    Pause.of(QUIET);
    var used = side.usage().since(usedBefore);
    var done = side.engineWork().since(doneBefore);
    var driver = Usage.ofDriver() - driverBefore;
    var others = ticksBefore.othersUntil(Ticks.now(), used.allCpuMillis() + driver);
    var speeds = speeds(side, phase, full.perSecond());
    var memory = side.usage().memoryMebibytes();
    var heap = Heap.mebibytes(side.programs());
    var stocked = stock == null ? null : side.stock(stock, phase, posting);
    var recovery = recovery(side, posting);
    if (stocked != null) {
      stocked = stocked.with(side.waking(stock));
    }
    var evidence = verify(side, posting);
    double won = full.leads().size();
    var cpu = new TreeMap<String, Double>();
    used.cpuMillis().forEach((program, millis) -> cpu.put(program, millis / won));
    return new Measured(
        name.code(),
        repeat,
        side.startedIn().toMillis() / 1e3,
        automated.perSecond(),
        full.perSecond(),
        cpu,
        memory,
        heap,
        full.pages() / won,
        done.jobs() / won,
        done.commands() / won,
        done.records() / won,
        driver / won,
        others,
        speeds,
        evidence,
        stocked,
        recovery);
  }

  private List<Speed> speeds(Side side, Phase phase, double maximum) {
    var speeds = new ArrayList<Speed>();
    for (var load : size.loads(name)) {
      var rate = Math.max(LEAST_RATE, maximum / Work.fullShare() * load / 100);
      var outcome = phase.open(size.each(), rate);
      speeds.add(Speed.of(load, rate, outcome.leads(), side.firstTasks()));
    }
    return speeds;
  }

  /** In the last run; what is wrong after it was right before. */
  private Recovery recovery(Side side, Posting posting) {
    if (repeat < size.repeats(name)
        || !size.killed().contains(name)
        || !(side instanceof Killable killable)) {
      return null;
    }
    verify(side, posting);
    return new Kills(killable, posting, work).with(size.underWay());
  }

  private Evidence verify(Side side, Posting posting) {
    var expected = posting.expected();
    var deadline = Instant.now().plus(settling);
    while (!side.evidence().differences(expected).isEmpty() && Instant.now().isBefore(deadline)) {
      Pause.of(Duration.ofMillis(500));
    }
    Pause.of(QUIET);
    var evidence = side.evidence();
    var broken = new ArrayList<>(posting.complaints());
    broken.addAll(evidence.differences(expected));
    broken.addAll(side.complaints());
    if (!broken.isEmpty()) {
      throw new IllegalStateException(
          "%s has not done its work: %s".formatted(name.code(), String.join("; ", broken)));
    }
    return evidence;
  }
}
