package io.sluice.bench.compare;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps all that it was given when it is killed, and every third answer gets lost on its way. */
class KillableInMemorySide extends InMemorySide implements Killable, Replaying {

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private volatile boolean dead;
  private volatile Instant watchedFrom = Instant.MAX;
  private volatile Instant first;
  private int posts;

  @Override
  public List<Part> parts() {
    return List.of(
        new Part(Recovery.BROKER, this::kill, () -> dead = false),
        new Part("program", this::kill, () -> dead = false));
  }

  void kill() {
    dead = true;
  }

  @Override
  public Answer postOnce(Arrival arrival) {
    requireLife();
    var answer = answers.computeIfAbsent(arrival.email(), email -> post(arrival));
    loseSome();
    return answer;
  }

  private synchronized void loseSome() {
    if (++posts % 3 == 0) {
      throw new IllegalStateException("The answer was lost");
    }
  }

  @Override
  public boolean complete(OpenTask task) {
    requireLife();
    var completed = super.complete(task);
    var now = Instant.now();
    if (first == null && now.isAfter(watchedFrom)) {
      first = now;
    }
    return completed;
  }

  @Override
  public List<OpenTask> workList(String person) {
    requireLife();
    return super.workList(person);
  }

  private void requireLife() {
    if (dead) {
      throw new IllegalStateException("It is dead");
    }
  }

  @Override
  public Replaying engine() {
    return this;
  }

  @Override
  public void snapshot() {}

  @Override
  public void watch(Instant from) {
    first = null;
    watchedFrom = from;
  }

  @Override
  public Optional<Instant> firstCommand() {
    return Optional.ofNullable(first);
  }

  @Override
  public double replaySeconds() {
    return 0.25;
  }
}
