package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads the file of records that a broker writes: which tasks are open for whom, and how much the
 * engine has done. In place of Tasklist, which a broker alone does not have. Only the few records
 * that tell of leads and tasks are taken apart; the others are counted. A broker that is started
 * again writes all its records again: those that were there before are left out.
 */
final class EngineTap implements AutoCloseable {

  /** A task as the engine has it. */
  record UserTask(long key, String element, String leadId, String assignee, Instant createdAt) {

    UserTask assignedTo(String other) {
      return new UserTask(key, element, leadId, other, createdAt);
    }
  }

  /** The event that waits until a lead is to be called. */
  private static final String CALL_BACK = "attempt-due";

  private static final String REVIEW = "duplicate-review";
  private static final int CHUNK = 1 << 20;
  private static final long PAUSE_MILLIS = 5;
  private static final long PORTION = 256L << 20;

  private final Path file;
  private final Thread thread;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Map<Long, String> leads = new ConcurrentHashMap<>();
  private final Map<Long, UserTask> open = new ConcurrentHashMap<>();
  private final Map<String, Instant> firstTasks = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> completedTasks = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> ended = new ConcurrentHashMap<>();
  private final List<String> incidents = new ArrayList<>();

  /** The last position of each partition. */
  private final Map<Long, Long> positions = new HashMap<>();

  private final LongAdder records = new LongAdder();
  private final LongAdder commands = new LongAdder();
  private final LongAdder jobs = new LongAdder();
  private final LongAdder decisions = new LongAdder();
  private final Set<Long> living = ConcurrentHashMap.newKeySet();
  private final Timers timers = new Timers();
  private long given;
  private volatile boolean cutOff;
  private volatile Instant watchedFrom = Instant.MAX;
  private volatile Instant firstCommand;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  private EngineTap(Path file) {
    this.file = file;
    this.thread = Thread.ofPlatform().daemon().name("engine-tap").unstarted(this::follow);
  }

  static EngineTap follow(Path file) {
    var tap = new EngineTap(file);
    tap.thread.start();
    return tap;
  }

  /** The open tasks by their key. */
  Map<Long, UserTask> open() {
    requireReading();
    return open;
  }

  /** When the first task of each lead was there. */
  Map<String, Instant> firstTasks() {
    requireReading();
    return Map.copyOf(firstTasks);
  }

  long completedTasks(String element) {
    return count(completedTasks, element);
  }

  /** How many instances came to an end event. */
  long ended(String element) {
    return count(ended, element);
  }

  long decisions() {
    return decisions.sum();
  }

  /** Those of whom any process instance lives; a review of two that are alike is of neither. */
  Set<String> living() {
    return living.stream()
        .map(instance -> leads.getOrDefault(instance, ""))
        .collect(Collectors.toSet());
  }

  /** How late calls were due again that somebody had asked for. */
  List<Duration> lateCallBacks() {
    return timers.late();
  }

  /** How many of these are still waited for. */
  int waitingCallBacks() {
    return timers.waiting();
  }

  EngineWork work() {
    return new EngineWork(jobs.sum(), commands.sum(), records.sum());
  }

  /** What went wrong in the engine. */
  synchronized List<String> incidents() {
    return List.copyOf(incidents);
  }

  /** Looks for the first command from then on. */
  void watch(Instant from) {
    watchedFrom = Instant.MAX;
    firstCommand = null;
    watchedFrom = from;
  }

  /** When the first command of a program was processed since {@link #watch}. */
  Optional<Instant> firstCommand() {
    return Optional.ofNullable(firstCommand);
  }

  /** The broker was killed: reads what it has left, and forgets the line that it did not end. */
  void cutOff() {
    cutOff = true;
    while (cutOff && thread.isAlive()) {
      Pause.of(Duration.ofMillis(PAUSE_MILLIS));
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long count(Map<String, LongAdder> counts, String name) {
    var count = counts.get(name);
    return count == null ? 0 : count.sum();
  }

  private void follow() {
    try {
      readAll();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** What was not read is not there: whoever waits for it has to hear why. */
  private void requireReading() {
    if (failure != null) {
      throw new IllegalStateException("The records of the engine cannot be read", failure);
    }
  }

  private void readAll() {
    try {
      while (Files.notExists(file) && !closed) {
        Thread.sleep(PAUSE_MILLIS);
      }
      if (!closed) {
        read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws IOException, InterruptedException {
    var chunk = ByteBuffer.allocate(CHUNK);
    try (var channel = FileChannel.open(file)) {
      while (!closed) {
        var all = cutOff;
        if (channel.read(chunk.clear()) > 0) {
          cut(chunk.flip());
          giveBack(channel.position());
        } else {
          if (all) {
            line.reset();
            cutOff = false;
          }
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    }
  }

  /** A lead is most of a megabyte of records: what was read need not stay on the disk. */
  private void giveBack(long read) throws IOException {
    if (read - given >= PORTION) {
      new ProcessBuilder(
              "fallocate", "--punch-hole", "--offset", "0", "--length", "" + read, file.toString())
          .inheritIO()
          .start();
      given = read;
    }
  }

  private void cut(ByteBuffer chunk) {
    var bytes = chunk.array();
    var start = 0;
    for (var i = 0; i < chunk.limit(); i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        start = i + 1;
        take(line.toString(StandardCharsets.UTF_8));
        line.reset();
      }
    }
    line.write(bytes, start, chunk.limit() - start);
  }

  private void take(String text) {
    if (text.isEmpty() || text.charAt(0) != '{' || !isNew(text)) {
      return;
    }
    records.increment();
    if (!has(text, "recordType", "EVENT")) {
      if (has(text, "recordType", "COMMAND")) {
        commands.increment();
      }
    } else if (has(text, "valueType", "JOB")) {
      if (has(text, "intent", "CREATED")) {
        jobs.increment();
      } else if (has(text, "intent", "COMPLETED")) {
        processed(text);
      }
    } else if (has(text, "valueType", "MESSAGE")) {
      if (has(text, "intent", "PUBLISHED")) {
        processed(text);
      }
    } else if (has(text, "valueType", "VARIABLE")) {
      if (has(text, "name", "leadId") && has(text, "intent", "CREATED")) {
        variable(value(text));
      }
    } else if (has(text, "valueType", "USER_TASK")) {
      task(Web.JSON.readTree(text));
    } else if (has(text, "valueType", "PROCESS_INSTANCE")) {
      if (has(text, "intent", "ELEMENT_COMPLETED") && has(text, "bpmnElementType", "END_EVENT")) {
        add(ended, value(text).path("elementId").asString());
      } else if (has(text, "bpmnElementType", "PROCESS") && !has(text, "bpmnProcessId", REVIEW)) {
        instance(Web.JSON.readTree(text));
      }
    } else if (has(text, "valueType", "TIMER")) {
      if (has(text, "targetElementId", CALL_BACK)) {
        timer(Web.JSON.readTree(text));
      }
    } else if (has(text, "valueType", "DECISION_EVALUATION")) {
      decisions.increment();
    } else if (has(text, "valueType", "INCIDENT") && has(text, "intent", "CREATED")) {
      incident(value(text));
    }
  }

  private static boolean has(String text, String name, String value) {
    return text.contains("\"" + name + "\":\"" + value + "\"");
  }

  private static long number(String text, String name) {
    var begin = text.indexOf("\"" + name + "\":") + name.length() + 3;
    var end = begin;
    while (Character.isDigit(text.charAt(end))) {
      end++;
    }
    return Long.parseLong(text, begin, end, 10);
  }

  private boolean isNew(String text) {
    var partition = number(text, "partitionId");
    var position = number(text, "position");
    var isNew = position > positions.getOrDefault(partition, 0L);
    if (isNew) {
      positions.put(partition, position);
    }
    return isNew;
  }

  /** Programs publish messages and complete jobs; people complete tasks. */
  private void processed(String text) {
    if (firstCommand == null) {
      var at = Instant.ofEpochMilli(number(text, "timestamp"));
      if (!at.isBefore(watchedFrom)) {
        firstCommand = at;
      }
    }
  }

  private static JsonNode value(String text) {
    return Web.JSON.readTree(text).path("value");
  }

  /** It is in every instance that is called, before a task is. */
  private void variable(JsonNode value) {
    leads.put(
        value.path("processInstanceKey").asLong(),
        Web.JSON.readTree(value.path("value").asString()).asString());
  }

  private void instance(JsonNode record) {
    var key = record.path("key").asLong();
    switch (record.path("intent").asString()) {
      case "ELEMENT_ACTIVATED" -> living.add(key);
      case "ELEMENT_COMPLETED", "ELEMENT_TERMINATED" -> living.remove(key);
      default -> {
        // on the way to one of these
      }
    }
  }

  private void timer(JsonNode record) {
    var key = record.path("key").asLong();
    var due = Instant.ofEpochMilli(record.path("value").path("dueDate").asLong());
    switch (record.path("intent").asString()) {
      case "CREATED" -> timers.set(key, at(record), due);
      case "TRIGGERED" -> timers.fired(key, at(record), due);
      default -> {
        // it was called off
      }
    }
  }

  private static Instant at(JsonNode record) {
    return Instant.ofEpochMilli(record.path("timestamp").asLong());
  }

  private void task(JsonNode record) {
    var key = record.path("key").asLong();
    var value = record.path("value");
    switch (record.path("intent").asString()) {
      case "CREATED" -> {
        var task =
            new UserTask(
                key,
                value.path("elementId").asString(),
                leads.getOrDefault(value.path("processInstanceKey").asLong(), ""),
                value.path("assignee").asString(""),
                at(record));
        open.put(key, task);
        firstTasks.putIfAbsent(task.leadId(), task.createdAt());
      }
      case "ASSIGNED" ->
          open.computeIfPresent(
              key, (same, task) -> task.assignedTo(value.path("assignee").asString("")));
      case "COMPLETED" -> {
        open.remove(key);
        add(completedTasks, value.path("elementId").asString());
      }
      case "CANCELED" -> open.remove(key);
      default -> {
        // on the way to one of these
      }
    }
  }

  private static void add(Map<String, LongAdder> counts, String name) {
    counts.computeIfAbsent(name, same -> new LongAdder()).increment();
  }

  private synchronized void incident(JsonNode value) {
    incidents.add(
        "Incident at %s: %s"
            .formatted(value.path("elementId").asString(), value.path("errorMessage").asString()));
  }
}
