package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A side as those see it who ask again until they are answered. */
final class Outlasting implements Side {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Killable side;
  private volatile boolean givenUp;

  Outlasting(Killable side) {
    this.side = side;
  }

  @Override
  public Answer post(Arrival arrival) {
    return answered(() -> side.postOnce(arrival));
  }

  @Override
  public List<OpenTask> workList(String person) {
    return answered(() -> side.workList(person));
  }

  /** False also where it was done when no answer came. */
  @Override
  public boolean complete(OpenTask task) {
    return answered(() -> side.complete(task));
  }

  @Override
  public void start() {
    side.start();
  }

  @Override
  public Duration startedIn() {
    return side.startedIn();
  }

  @Override
  public List<String> people() {
    return side.people();
  }

  @Override
  public long tasksOpen() {
    return side.tasksOpen();
  }

  @Override
  public Map<String, Instant> firstTasks() {
    return side.firstTasks();
  }

  @Override
  public Evidence evidence() {
    return side.evidence();
  }

  @Override
  public Map<String, Long> programs() {
    return side.programs();
  }

  @Override
  public EngineWork engineWork() {
    return side.engineWork();
  }

  @Override
  public List<String> complaints() {
    return side.complaints();
  }

  @Override
  public void close() {
    side.close();
  }

  /** Nobody asks again from now on. */
  void giveUp() {
    givenUp = true;
  }

  private <T> T answered(Supplier<T> request) {
    var deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return request.get();
      } catch (RuntimeException e) {
        if (givenUp || Instant.now().isAfter(deadline)) {
          throw e;
        }
      }
      Pause.of(PAUSE);
    }
  }
}
