package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import io.sluice.bench.compare.Posting.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One part of a run: leads are posted in one manner for so long, and waited for. */
final class Phase {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(100);

  /** At the tables of a side, which costs it more the more they hold. */
  private static final Duration LOOK_AT_TABLES = Duration.ofSeconds(1);

  /** The first of them fills the side and does not count. */
  private static final int GENERATIONS = 2;

  /**
   * What came of it.
   *
   * @param perSecond leads that got where they were to get, once it was under way
   * @param leads those that people got
   * @param pages that people opened
   */
  record Outcome(double perSecond, List<Accepted> leads, int pages) {}

  private final Side side;
  private final Posting posting;
  private final Work work;

  Phase(Side side, Posting posting, Work work) {
    this.side = side;
    this.posting = posting;
    this.work = work;
  }

  /**
   * As much as goes over so many connections with nobody at work, until all have their task.
   *
   * @param ahead how many may have none yet
   */
  Outcome automated(Duration lasts, int connections, int ahead) {
    var accepted = new ConcurrentLinkedQueue<Accepted>();
    var permits = new Semaphore(connections);
    var begin = Instant.now();
    var end = begin.plus(lasts);
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var room = 0L;
      while (Instant.now().isBefore(end)) {
        if (room == 0) {
          room = Math.max(0, ahead - (accepted.size() - side.tasksOpen()));
          if (room == 0) {
            Pause.of(LOOK.dividedBy(2));
          }
        } else {
          room--;
          permits.acquireUninterruptibly();
          submit(requests, accepted, Instant.now(), permits::release, permits::release);
        }
      }
    }
    await(LOOK, () -> side.tasksOpen() >= accepted.size(), "leads have no task");
    return outcome(begin, end, accepted, side.firstTasks(), ahead, 0);
  }

  /** So many under way at once; the next comes when one is won. */
  Outcome closed(Duration lasts, int inFlight) {
    var accepted = new ConcurrentLinkedQueue<Accepted>();
    var permits = new Semaphore(inFlight);
    var begin = Instant.now();
    var end = begin.plus(lasts);
    try (var robots = Robots.begin(side, won -> permits.release())) {
      try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
        while (Instant.now().isBefore(end)) {
          check(robots);
          if (acquire(permits)) {
            submit(requests, accepted, Instant.now(), () -> {}, permits::release);
          }
        }
      }
      awaitWon(accepted, robots);
      return outcome(begin, end, accepted, robots.won(), inFlight, robots.pages());
    }
  }

  /** At a rate, whether or not the side keeps up: each is due at its own instant. */
  Outcome open(Duration lasts, double perSecond) {
    var accepted = new ConcurrentLinkedQueue<Accepted>();
    var begin = Instant.now();
    var end = begin.plus(lasts);
    try (var robots = Robots.begin(side, won -> {})) {
      try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
        var due = begin;
        for (int i = 1; due.isBefore(end); i++) {
          sleepUntil(due);
          check(robots);
          submit(requests, accepted, due, () -> {}, () -> {});
          due = begin.plusNanos((long) (i * 1e9 / perSecond));
        }
      }
      awaitWon(accepted, robots);
      return outcome(begin, end, accepted, robots.won(), 1, robots.pages());
    }
  }

  /** Nothing comes in, and what is open is done. */
  void finish() {
    try (var robots = Robots.begin(side, won -> {})) {
      var full = posting.expected().won();
      await(
          LOOK_AT_TABLES,
          () -> {
            check(robots);
            return side.evidence().won() >= full;
          },
          "leads are not won");
    }
  }

  private void submit(
      ExecutorService requests,
      Collection<Accepted> accepted,
      Instant due,
      Runnable onAccepted,
      Runnable otherwise) {
    var arrival = work.next();
    requests.submit(
        () -> {
          var lead = posting.post(arrival, due);
          if (lead == null) {
            otherwise.run();
          } else {
            accepted.add(lead);
            onAccepted.run();
          }
        });
  }

  /**
   * The rate from when as many as are under way at once have arrived, until no more are posted; of
   * all, where too few have by then.
   */
  private static Outcome outcome(
      Instant begin,
      Instant end,
      Collection<Accepted> accepted,
      Map<String, Instant> arrived,
      int atOnce,
      int pages) {
    var arrivals =
        accepted.stream()
            .map(lead -> arrived.get(lead.leadId()))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    if (arrivals.isEmpty()) {
      return new Outcome(0, List.of(), pages);
    }
    var inTime = arrivals.stream().filter(at -> at.isBefore(end)).count();
    var perSecond =
        inTime >= GENERATIONS * atOnce
            ? rate(inTime - atOnce, arrivals.get(atOnce - 1), end)
            : rate(arrivals.size(), begin, arrivals.getLast());
    return new Outcome(perSecond, List.copyOf(accepted), pages);
  }

  private static double rate(long leads, Instant from, Instant until) {
    return leads * 1e9 / Duration.between(from, until).toNanos();
  }

  private void awaitWon(Collection<Accepted> accepted, Robots robots) {
    await(
        LOOK,
        () -> {
          check(robots);
          return accepted.stream().allMatch(lead -> robots.won().containsKey(lead.leadId()));
        },
        "leads are not won");
  }

  private static boolean acquire(Semaphore permits) {
    try {
      return permits.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The benchmark was interrupted", e);
    }
  }

  private static void check(Robots robots) {
    if (robots.failure() != null) {
      throw robots.failure();
    }
  }

  private void await(Duration look, BooleanSupplier done, String otherwise) {
    posting.await(
        done,
        PATIENCE,
        look,
        () ->
            "%s: it has %s and must have %s; %s"
                .formatted(otherwise, side.evidence(), posting.expected(), side.complaints()));
  }

  private static void sleepUntil(Instant at) {
    var left = Duration.between(Instant.now(), at);
    if (left.isPositive()) {
      Pause.of(left);
    }
  }
}
