package io.sluice.bench;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Many sleepers are due in the same second, on two instances of the application, of which one is
 * killed in the middle and started again; every second a hot lead comes in. Prints how fast they
 * wake and how late, and how long hot leads take to their task, before and meanwhile. Ends with
 * another exit code than 0 when a sleeper did not get exactly one next cycle, or a lead got lost.
 */
public final class WakingHerd {

  /** Jobs that a killed instance held come back to others after two minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration DOWN = Duration.ofSeconds(5);

  private final HerdOptions options;
  private final Herd herd;
  private final HotLeads hot;
  private final AppProcess victim;

  private WakingHerd(HerdOptions options, Herd herd, HotLeads hot, AppProcess victim) {
    this.options = options;
    this.herd = herd;
    this.hot = hot;
    this.victim = victim;
  }

  public static void main(String... arguments) throws IOException {
    var options = HerdOptions.ofSystem();
    var logs = Files.createDirectories(Path.of("target", "waking-herd").toAbsolutePath());
    boolean well;
    try (var stack = LocalStack.start(LocalStackOptions.engine(), WakingHerd::say);
        var one = app(1, stack, options, logs);
        var another = app(2, stack, options, logs);
        var herd = new Herd(stack.endpoints());
        var hot = new HotLeads(List.of(one, another))) {
      one.start();
      another.start();
      say("Two instances run; their logs are in " + logs);
      well = new WakingHerd(options, herd, hot, another).run();
    }
    System.exit(well ? 0 : 1);
  }

  private static AppProcess app(int n, LocalStack stack, HerdOptions options, Path logs) {
    return new AppProcess(
        Ports.free().camunda(),
        stack.endpoints(),
        options.rate(),
        logs.resolve("app-%d.log".formatted(n)));
  }

  private boolean run() {
    hot.begin();
    Pause.of(WARM_UP);
    var measuredFrom = Instant.now();
    var due = measuredFrom.plus(options.idle());
    herd.layToSleep(options.sleepers(), due);
    say("%,d leads sleep until %s".formatted(options.sleepers(), due));
    awaitWoken(options.sleepers() / 2);
    victim.kill();
    var killed = Instant.now();
    say("One instance was killed when %,d had woken".formatted(herd.woken()));
    Pause.of(DOWN);
    victim.start();
    var back = Instant.now();
    say("It is back");
    awaitWoken(options.sleepers());
    var drained = herd.wakings().getLast();
    say("All have woken");
    hot.close();
    var broken = herd.awaitSettled(PATIENCE);
    tellHerd(due, drained);
    tellHot("before", at -> !at.isBefore(measuredFrom) && at.isBefore(due));
    tellHot("during the herd", at -> !at.isBefore(due) && at.isBefore(drained));
    tellHot(
        "  of these while both instances ran",
        at ->
            !at.isBefore(due)
                && at.isBefore(drained)
                && (at.isBefore(killed.minusSeconds(15)) || at.isAfter(back.plusSeconds(15))));
    return tellBroken(broken);
  }

  private void awaitWoken(int many) {
    var told = Instant.now();
    while (herd.woken() < many) {
      Pause.of(Duration.ofMillis(500));
      if (told.plusSeconds(30).isBefore(Instant.now())) {
        told = Instant.now();
        say("%,d of %,d have woken".formatted(herd.woken(), options.sleepers()));
      }
    }
  }

  private void tellHerd(Instant due, Instant drained) {
    var seconds = Duration.between(due, drained).toMillis() / 1_000.0;
    say("");
    say("Cap: %d a second, over both instances".formatted(options.rate()));
    say(
        "Woken: %,d in %,.0f s, %.1f a second; %,d got to a person, the others sleep again"
            .formatted(options.sleepers(), seconds, options.sleepers() / seconds, herd.worked()));
    say("Late, against the due second:     " + latencies(Herd.late(herd.wakings(), due)));
    say("Late, against the cap's schedule: " + bySchedule(herd.wakings(), due));
    say("  to the start of the process:    " + bySchedule(herd.starts(), due));
    say("  to a person, or asleep again:   " + bySchedule(herd.arrivals(), due));
  }

  private Latencies bySchedule(List<Instant> instants, Instant due) {
    return latencies(Herd.lateBySchedule(instants, due, options.rate()));
  }

  private static Latencies latencies(List<Duration> durations) {
    var latencies = new Latencies();
    durations.forEach(latencies::add);
    return latencies;
  }

  private void tellHot(String when, Predicate<Instant> counts) {
    var waits = latencies(hot.waits(herd.hotTasks(), counts));
    say("Hot leads to their task, %s: %s".formatted(when, waits));
  }

  private boolean tellBroken(Map<String, Integer> broken) {
    broken.forEach((what, times) -> say("BROKEN: %,d %s".formatted(times, what)));
    if (hot.failed() > 0) {
      say("BROKEN: %,d hot leads that no instance took".formatted(hot.failed()));
    }
    var well = broken.isEmpty() && hot.failed() == 0;
    say(
        well
            ? "Each sleeper has exactly one next cycle, claimed by one instance; no lead is lost."
            : "It is not as it must be.");
    return well;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
