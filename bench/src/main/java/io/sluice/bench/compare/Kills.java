package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import io.sluice.bench.compare.Killable.Part;
import io.sluice.bench.compare.Recovery.Kill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The last part of a run: while leads come in and people work, each part of a side is killed and
 * started again. Whoever gets no answer asks again.
 */
final class Kills {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration BETWEEN_LEADS = Duration.ofMillis(500);

  /** In it, what a part had sent before is done: it is not taken for the first command after. */
  private static final Duration DEAD = Duration.ofSeconds(1);

  private static final Duration AT_WORK = Duration.ofSeconds(2);

  private final Killable side;
  private final Outlasting clients;
  private final Posting posting;
  private final Work work;
  private volatile boolean over;

  Kills(Killable side, Posting posting, Work work) {
    this.side = side;
    this.clients = new Outlasting(side);
    this.posting = posting;
    this.work = work;
  }

  /**
   * Kills them all, one after the other, and returns when all leads are won.
   *
   * @param underWay how many leads wait for people at the first kill
   */
  Recovery with(int underWay) {
    posting.through(clients);
    side.engine().snapshot();
    for (int i = 0; i < underWay; i++) {
      posting.post(work.nextFull(), Instant.now());
    }
    await(() -> side.tasksOpen() >= underWay, "leads have no task");
    var kills = new ArrayList<Kill>();
    var replay = 0.0;
    try (var requests = Executors.newVirtualThreadPerTaskExecutor();
        var robots = Robots.begin(clients, won -> {})) {
      var inflow = requests.submit(this::keepPosting);
      try {
        for (var part : side.parts()) {
          Pause.of(AT_WORK);
          kills.add(kill(part));
          if (part.name().equals(Recovery.BROKER)) {
            replay = side.engine().replaySeconds();
          }
        }
      } catch (RuntimeException e) {
        clients.giveUp();
        throw e;
      } finally {
        over = true;
      }
      requireDone(inflow);
      if (robots.failure() != null) {
        throw robots.failure();
      }
    }
    var back = Instant.now();
    new Phase(clients, posting, work).finish();
    return new Recovery(underWay, kills, replay, seconds(back, Instant.now()));
  }

  private Kill kill(Part part) {
    var killed = Instant.now();
    part.kill().run();
    Pause.of(DEAD);
    var started = Instant.now();
    side.engine().watch(started);
    part.startAgain().run();
    await(
        () -> side.engine().firstCommand().isPresent(),
        "nothing is processed since " + part.name() + " was killed");
    var first = side.engine().firstCommand().orElseThrow();
    return new Kill(part.name(), seconds(killed, first), seconds(started, first));
  }

  private void keepPosting() {
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      while (!over) {
        var arrival = work.nextFull();
        requests.submit(() -> posting.post(arrival, Instant.now()));
        Pause.of(BETWEEN_LEADS);
      }
    }
  }

  private static void requireDone(Future<?> inflow) {
    try {
      inflow.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("No more leads came in: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The benchmark was interrupted", e);
    }
  }

  private void await(BooleanSupplier done, String otherwise) {
    posting.await(done, PATIENCE, LOOK, () -> "%s; %s".formatted(otherwise, side.complaints()));
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 1e3;
  }
}
