package io.sluice.bench.compare;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The raw engine with Sluice's models and workers that do nothing: a floor. Its work lists are the
 * engine's records, which costs it nothing, and nothing but the engine's log is durable.
 */
final class ZeebeSide implements Killable {

  private static final int PAGE = 20;

  private final Path log;
  private final Web web = new Web();
  private LocalStack stack;
  private EngineTap tap;
  private EngineTasks tasks;
  private Broker broker;
  private int port;
  private SideProcess process;

  ZeebeSide(Path log) {
    this.log = log;
  }

  @Override
  public void start() {
    var options = LocalStackOptions.recorded();
    stack = LocalStack.start(options, Comparison::say);
    var at = stack.endpoints();
    tap = EngineTap.follow(options.records());
    tasks = new EngineTasks(tap, at.rest(), web);
    broker = new Broker(stack, tap, web);
    port = Ports.free().camunda();
    startProgram();
  }

  private void startProgram() {
    var at = stack.endpoints();
    process =
        SideProcess.start(
            System.getProperty("java.class.path"),
            RawZeebe.class.getName(),
            port,
            List.of("--grpc=" + at.grpc(), "--rest=" + at.rest()),
            log);
  }

  @Override
  public Duration startedIn() {
    return process.startedIn();
  }

  @Override
  public Answer post(Arrival arrival) {
    return Contract.post(web, process.uri("/leads"), arrival);
  }

  @Override
  public List<String> people() {
    return SluicePeople.workers();
  }

  @Override
  public List<OpenTask> workList(String person) {
    return tasks.open().stream()
        .filter(task -> task.assignee().equals(person))
        .sorted(Comparator.comparing(EngineTap.UserTask::createdAt))
        .limit(PAGE)
        .map(EngineTasks::line)
        .toList();
  }

  @Override
  public boolean complete(OpenTask task) {
    return tasks.complete(task);
  }

  @Override
  public long tasksOpen() {
    return tasks.open().size();
  }

  @Override
  public Map<String, Instant> firstTasks() {
    return tap.firstTasks();
  }

  @Override
  public Evidence evidence() {
    var asleep = tap.ended("recycled-by-marketing");
    return new Evidence(
        tap.firstTasks().size() + asleep,
        Evidence.NONE,
        tasksOpen(),
        tasks.done(),
        tap.decisions(),
        Evidence.NONE,
        asleep,
        tap.ended("customer"));
  }

  @Override
  public Map<String, Long> programs() {
    return Map.of("program", process.pid(), "broker", stack.processes().get("camunda"));
  }

  @Override
  public EngineWork engineWork() {
    return tap.work();
  }

  @Override
  public Stock stock(StockSize size, Phase phase, Posting posting) {
    return new Stock(new CallBacks(tap, tasks).measure(size, phase, posting), null, null, null);
  }

  @Override
  public List<String> complaints() {
    return tap.incidents();
  }

  @Override
  public List<Part> parts() {
    return List.of(broker.part(), new Part("program", () -> process.close(), this::startProgram));
  }

  @Override
  public Answer postOnce(Arrival arrival) {
    return post(arrival);
  }

  @Override
  public Replaying engine() {
    return broker;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
    if (tap != null) {
      tap.close();
    }
    if (stack != null) {
      stack.close();
    }
  }
}
