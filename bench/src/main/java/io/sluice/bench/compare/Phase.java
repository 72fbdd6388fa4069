package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import io.sluice.bench.compare.Arrival.Kind;
import io.sluice.bench.compare.Posting.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One part of a run: leads are posted in one manner, and waited for. */
final class Phase {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(100);

  /**
   * What came of it.
   *
   * @param took until the last lead was where it was to get
   * @param leads those that people got
   * @param pages that people opened
   */
  record Outcome(Duration took, List<Accepted> leads, int pages) {

    double perSecond() {
      return leads.size() * 1e9 / took.toNanos();
    }
  }

  private final Side side;
  private final Posting posting;

  Phase(Side side, Posting posting) {
    this.side = side;
    this.posting = posting;
  }

  /** As much as goes over so many connections, with nobody at work, until all have their task. */
  Outcome automated(List<Arrival> arrivals, int connections) {
    var accepted = new ConcurrentLinkedQueue<Accepted>();
    var permits = new Semaphore(connections);
    var begin = Instant.now();
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var arrival : arrivals) {
        permits.acquireUninterruptibly();
        requests.submit(
            () -> {
              add(accepted, posting.post(arrival, Instant.now()));
              permits.release();
            });
      }
    }
    await(() -> side.tasksOpen() >= accepted.size(), "leads have no task");
    var tasks = side.firstTasks();
    var end =
        accepted.stream()
            .map(lead -> tasks.get(lead.leadId()))
            .max(Instant::compareTo)
            .orElseThrow();
    return new Outcome(Duration.between(begin, end), List.copyOf(accepted), 0);
  }

  /** So many under way at once; the next comes when one is won. */
  Outcome closed(List<Arrival> arrivals, int inFlight) {
    var accepted = new ConcurrentLinkedQueue<Accepted>();
    var permits = new Semaphore(inFlight);
    var begin = Instant.now();
    try (var robots = Robots.begin(side, won -> permits.release())) {
      try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var arrival : arrivals) {
          acquire(permits, robots);
          requests.submit(
              () -> {
                if (!add(accepted, posting.post(arrival, Instant.now()))) {
                  permits.release();
                }
              });
        }
      }
      return awaitWon(begin, accepted, robots);
    }
  }

  /** At a rate, whether or not the side keeps up: each is due at its own instant. */
  Outcome open(List<Arrival> arrivals, double perSecond) {
    var accepted = new ConcurrentLinkedQueue<Accepted>();
    var begin = Instant.now();
    try (var robots = Robots.begin(side, won -> {})) {
      try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < arrivals.size(); i++) {
          var arrival = arrivals.get(i);
          var intended = begin.plusNanos((long) (i * 1e9 / perSecond));
          sleepUntil(intended);
          requests.submit(() -> add(accepted, posting.post(arrival, intended)));
        }
      }
      return awaitWon(begin, accepted, robots);
    }
  }

  /** Nothing comes in, and what is open is done. */
  void finish() {
    try (var robots = Robots.begin(side, won -> {})) {
      var full = posting.expected().won();
      await(
          () -> {
            check(robots);
            return side.evidence().won() >= full;
          },
          "leads are not won");
    }
  }

  private Outcome awaitWon(Instant begin, Collection<Accepted> accepted, Robots robots) {
    await(
        () -> {
          check(robots);
          return accepted.stream().allMatch(lead -> robots.won().containsKey(lead.leadId()));
        },
        "leads are not won");
    var end =
        accepted.stream()
            .map(lead -> robots.won().get(lead.leadId()))
            .max(Instant::compareTo)
            .orElseThrow();
    return new Outcome(Duration.between(begin, end), List.copyOf(accepted), robots.pages());
  }

  private static void acquire(Semaphore permits, Robots robots) {
    try {
      while (!permits.tryAcquire(1, TimeUnit.SECONDS)) {
        check(robots);
      }
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

  private void await(BooleanSupplier done, String otherwise) {
    var deadline = Instant.now().plus(PATIENCE);
    while (!done.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "After %d minutes %s: there are %s, and %s"
                .formatted(PATIENCE.toMinutes(), otherwise, side.evidence(), side.complaints()));
      }
      Pause.of(LOOK);
    }
  }

  private static void sleepUntil(Instant at) {
    var left = Duration.between(Instant.now(), at);
    if (left.isPositive()) {
      Pause.of(left);
    }
  }

  /** Whether people get it. */
  private static boolean add(Collection<Accepted> accepted, Accepted lead) {
    return lead != null && accepted.add(lead);
  }

  /** How many of them people get. */
  static long full(List<Arrival> arrivals) {
    return arrivals.stream().filter(arrival -> arrival.kind() == Kind.FULL).count();
  }
}
