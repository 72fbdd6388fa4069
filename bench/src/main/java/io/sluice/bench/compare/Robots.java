package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import io.sluice.bench.compare.Side.OpenTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The people of a side: each looks at the page of what is to be done first, does all that is on it,
 * and looks again. Where a page has nothing new, they wait a moment, and a longer one each time.
 */
final class Robots implements AutoCloseable {

  private static final long SHORTEST_MILLIS = 10;
  private static final long LONGEST_MILLIS = 100;

  private final Side side;
  private final Consumer<String> onWon;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> won = new ConcurrentHashMap<>();
  private final AtomicInteger pages = new AtomicInteger();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Thread> people;
  private volatile boolean closed;

  private Robots(Side side, Consumer<String> onWon) {
    this.side = side;
    this.onWon = onWon;
    this.people =
        side.people().stream()
            .map(person -> Thread.ofVirtual().name(person).unstarted(() -> work(person)))
            .toList();
  }

  /**
   * Has them begin.
   *
   * @param onWon is told of each lead whose last task is done
   */
  static Robots begin(Side side, Consumer<String> onWon) {
    var robots = new Robots(side, onWon);
    robots.people.forEach(Thread::start);
    return robots;
  }

  /** When the last task of each lead was done. */
  Map<String, Instant> won() {
    return won;
  }

  /** How many pages they have opened. */
  int pages() {
    return pages.get();
  }

  /**
   * What has gone wrong with one of them, or null.
   *
   * @return of the first to whom it happened
   */
  RuntimeException failure() {
    return failure.get();
  }

  @Override
  public void close() {
    closed = true;
    try {
      for (var person : people) {
        person.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hands.close();
  }

  private void work(String person) {
    try {
      var wait = SHORTEST_MILLIS;
      while (!closed && failure.get() == null) {
        var list = side.workList(person);
        pages.incrementAndGet();
        var fresh = list.stream().filter(task -> taken.add(task.id())).toList();
        if (fresh.isEmpty()) {
          Pause.of(Duration.ofMillis(wait));
          wait = Math.min(2 * wait, LONGEST_MILLIS);
        } else {
          wait = SHORTEST_MILLIS;
          doAll(fresh);
        }
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void doAll(List<OpenTask> tasks) {
    var under = new ArrayList<Future<?>>();
    tasks.forEach(task -> under.add(hands.submit(() -> complete(task))));
    for (var one : under) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A task was not completed: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void complete(OpenTask task) {
    if (!side.complete(task)) {
      taken.remove(task.id());
    } else if (task.last()) {
      won.put(task.leadId(), Instant.now());
      onWon.accept(task.leadId());
    }
  }
}
