package io.sluice.process;

import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.EngineRecords;
import io.sluice.local.test.TestStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the engine's records say about the follow-up of some leads from when this was made. Each
 * record is read once, so that thousands of leads can be followed.
 */
final class FollowUpJournal {

  private static final Duration QUIET = Duration.ofMillis(80);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A timer that fired: when it should have, and when its event was activated. */
  record Fired(Instant dueAt, Instant activatedAt) {}

  private final EngineRecords records = TestStack.shared().records();
  private int mark = records.size();

  private final Set<UUID> leads;
  private final Map<Long, UUID> instances = new HashMap<>();
  private final Set<Long> openJobs = new HashSet<>();
  private final Map<Long, Instant> openTimers = new HashMap<>();
  private final Map<List<Object>, Instant> triggered = new HashMap<>();

  private final Map<UUID, EngineRecord> openTasks = new HashMap<>();
  private final Map<UUID, Instant> answers = new HashMap<>();
  private final Map<UUID, List<String>> steps = new HashMap<>();
  private final Map<UUID, String> outcomes = new HashMap<>();
  private final Set<UUID> ended = new HashSet<>();
  private final List<Fired> fired = new ArrayList<>();
  private final List<EngineRecord> incidents = new ArrayList<>();

  /** Of leads that have not started yet. */
  FollowUpJournal(Collection<UUID> leads) {
    this.leads = Set.copyOf(leads);
  }

  /** The open tasks of reps, by lead. */
  Map<UUID, EngineRecord> openTasks() {
    return openTasks;
  }

  /** When a rep answered; a lead that nobody answered for is not there. */
  Map<UUID, Instant> answers() {
    return answers;
  }

  /** What was done about a lead's tasks, such as {@code reminded accept-lead}. */
  List<String> steps(UUID leadId) {
    return steps.getOrDefault(leadId, List.of());
  }

  /** The leads whose instance has ended. */
  Set<UUID> ended() {
    return ended;
  }

  /** The outcome that an instance has or had, as its variable in JSON. */
  String outcome(UUID leadId) {
    return outcomes.get(leadId);
  }

  List<Fired> fired() {
    return fired;
  }

  List<EngineRecord> incidents() {
    return incidents;
  }

  /**
   * Waits until all that was due has happened: no timer is overdue, no job is open.
   *
   * @throws AssertionError if that does not come about in three minutes
   */
  void awaitSettled() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "After %s there are %d jobs open, %d timers overdue, and incidents: %s"
                .formatted(PATIENCE, openJobs.size(), overdue(VirtualTime.now()), incidents));
      }
      records.awaitQuiet(QUIET, PATIENCE);
      read();
    } while (!openJobs.isEmpty() || overdue(VirtualTime.now()) > 0);
  }

  private long overdue(Instant now) {
    return openTimers.values().stream().filter(dueAt -> !dueAt.isAfter(now)).count();
  }

  private void read() {
    var arrived = records.from(mark);
    mark += arrived.size();
    for (var found : arrived) {
      if (found.is("VARIABLE", "CREATED") && found.text("name").equals("leadId")) {
        instances.put(found.processInstanceKey(), UUID.fromString(unquoted(found.text("value"))));
      }
      var lead = instances.get(found.processInstanceKey());
      if (lead != null && leads.contains(lead) && found.recordType().equals("EVENT")) {
        read(found, lead);
      }
    }
  }

  private void read(EngineRecord found, UUID lead) {
    switch (found.valueType()) {
      case "JOB" -> readJob(found);
      case "TIMER" -> readTimer(found);
      case "USER_TASK" -> readTask(found, lead);
      case "PROCESS_INSTANCE" -> readElement(found, lead);
      case "VARIABLE" -> readVariable(found, lead);
      case "INCIDENT" -> incidents.add(found);
      default -> {}
    }
  }

  private void readJob(EngineRecord job) {
    switch (job.intent()) {
      case "CREATED" -> openJobs.add(job.key());
      case "COMPLETED", "CANCELED" -> openJobs.remove(job.key());
      default -> {}
    }
  }

  private void readTimer(EngineRecord timer) {
    var dueAt = Instant.ofEpochMilli(timer.number("dueDate"));
    switch (timer.intent()) {
      case "CREATED" -> openTimers.put(timer.key(), dueAt);
      case "CANCELED" -> openTimers.remove(timer.key());
      case "TRIGGERED" -> {
        openTimers.remove(timer.key());
        triggered.put(event(timer, timer.text("targetElementId")), dueAt);
      }
      default -> {}
    }
  }

  private void readTask(EngineRecord task, UUID lead) {
    var isManagers = task.elementId().equals("resolve-stalled-follow-up");
    switch (task.intent()) {
      case "CREATED" -> {
        if (isManagers) {
          step(lead, "escalated accept-lead");
        } else {
          openTasks.put(lead, task);
        }
      }
      case "COMPLETED" -> {
        openTasks.remove(lead);
        answers.put(lead, task.timestamp());
      }
      case "CANCELED" -> openTasks.computeIfPresent(lead, (key, open) -> other(open, task));
      default -> {}
    }
  }

  private void readElement(EngineRecord element, UUID lead) {
    var id = element.elementId();
    if (element.intent().equals("ELEMENT_ACTIVATED")
        && element.bpmnElementType().equals("BOUNDARY_EVENT")) {
      fired.add(new Fired(triggered.remove(event(element, id)), element.timestamp()));
    }
    if (!element.intent().equals("ELEMENT_COMPLETED")) {
      return;
    }
    if (id.endsWith("-reminded")) {
      step(lead, "reminded " + id.replace("-reminded", ""));
    } else if (id.endsWith("-reassignment-due")) {
      step(lead, "reassigned " + id.replace("-reassignment-due", ""));
    } else if (id.equals("give-up")) {
      step(lead, "given-up resolve-stalled-follow-up");
    } else if (id.equals("inside-sales")) {
      ended.add(lead);
    }
  }

  private void readVariable(EngineRecord variable, UUID lead) {
    if (variable.text("name").equals("outcome")
        && variable.scopeKey() == variable.processInstanceKey()) {
      outcomes.put(lead, variable.text("value"));
    }
  }

  private void step(UUID lead, String step) {
    steps.computeIfAbsent(lead, key -> new ArrayList<>()).add(step);
  }

  private static EngineRecord other(EngineRecord open, EngineRecord cancelled) {
    return open.key() == cancelled.key() ? null : open;
  }

  private static List<Object> event(EngineRecord found, String elementId) {
    return List.of(found.processInstanceKey(), elementId);
  }

  private static String unquoted(String json) {
    return json.substring(1, json.length() - 1);
  }
}
