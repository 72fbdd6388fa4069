package io.sluice.bench.compare;

import static java.util.Comparator.comparing;

import io.sluice.bench.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Does the work in memory, as it should or as a test wants it not to. */
class InMemorySide implements Side {

  private static final List<String> TASKS = List.of("1", "2", "3", "4", "5");

  private final Map<String, String> leads = new ConcurrentHashMap<>();
  private final Map<String, Instant> firstTasks = new ConcurrentHashMap<>();
  private final Map<String, OpenTask> open = new ConcurrentHashMap<>();
  private final AtomicLong keys = new AtomicLong();
  private final AtomicLong known = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong asleep = new AtomicLong();
  private final AtomicLong won = new AtomicLong();

  @Override
  public void start() {}

  @Override
  public Duration startedIn() {
    return Duration.ofSeconds(1);
  }

  /** As slow as others, so that a test has few leads. */
  @Override
  public Answer post(Arrival arrival) {
    Pause.of(Duration.ofMillis(5));
    if (!arrival.email().contains("@")) {
      return Answer.REFUSED;
    }
    var leadId = "lead-" + keys.incrementAndGet();
    var before = leads.putIfAbsent(arrival.email(), leadId);
    if (before != null) {
      known.incrementAndGet();
      return new Answer(before, true);
    }
    if (arrival.kind() == Arrival.Kind.SLEEPER) {
      asleep.incrementAndGet();
    } else {
      firstTasks.put(leadId, Instant.now());
      open(leadId, TASKS.getFirst());
    }
    return new Answer(leadId, false);
  }

  @Override
  public List<String> people() {
    return List.of("sam");
  }

  @Override
  public List<OpenTask> workList(String person) {
    return open.values().stream().sorted(comparing(OpenTask::id)).limit(20).toList();
  }

  @Override
  public boolean complete(OpenTask task) {
    if (open.remove(task.id()) == null) {
      return false;
    }
    done.incrementAndGet();
    if (task.last()) {
      won.incrementAndGet();
    } else {
      open(task.leadId(), TASKS.get(TASKS.indexOf(task.name()) + 1));
    }
    return true;
  }

  @Override
  public long tasksOpen() {
    return open.size();
  }

  @Override
  public Map<String, Instant> firstTasks() {
    return firstTasks;
  }

  @Override
  public Evidence evidence() {
    return new Evidence(
        leads.size(),
        known.get(),
        open.size(),
        done.get(),
        leads.size(),
        7 * won.get(),
        asleep.get(),
        won.get());
  }

  @Override
  public Map<String, Long> programs() {
    return Map.of("program", ProcessHandle.current().pid());
  }

  @Override
  public EngineWork engineWork() {
    return EngineWork.NONE;
  }

  @Override
  public List<String> complaints() {
    return List.of();
  }

  @Override
  public void close() {}

  private void open(String leadId, String name) {
    var id = "task-" + keys.incrementAndGet();
    open.put(id, new OpenTask(id, name, leadId, name.equals(TASKS.getLast())));
  }
}
