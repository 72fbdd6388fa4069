package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import io.sluice.bench.compare.EngineTap.UserTask;
import io.sluice.bench.compare.Side.OpenTask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The tasks of a lead in the engine, completed with what their forms send. */
final class EngineTasks {

  /** The elements of the five tasks, each with the answer that leads on. */
  private static final Map<String, Map<String, Object>> ANSWERS = answers();

  private static final String FIRST = "accept-lead";
  private static final String CALL = "discovery-call";
  private static final String LAST = "close-opportunity";
  private static final int TRIES = 20;

  private final EngineTap tap;
  private final URI rest;
  private final Web web;
  private final Map<String, Integer> calledBack = new ConcurrentHashMap<>();
  private volatile int callBacks;
  private volatile Duration callBackAfter;

  EngineTasks(EngineTap tap, URI rest, Web web) {
    this.tap = tap;
    this.rest = rest;
    this.web = web;
  }

  /** Those of the five that are open. */
  List<UserTask> open() {
    return tap.open().values().stream()
        .filter(task -> ANSWERS.containsKey(task.element()))
        .toList();
  }

  /** From now on each lead asks so often to be called back. */
  void askForCallBacks(int times, Duration after) {
    callBackAfter = after;
    callBacks = times;
  }

  /** How often leads have asked for that. */
  int calledBack() {
    return calledBack.values().stream().mapToInt(Integer::intValue).sum();
  }

  long done() {
    return ANSWERS.keySet().stream().mapToLong(tap::completedTasks).sum();
  }

  long won() {
    return tap.completedTasks(LAST);
  }

  static OpenTask line(UserTask task) {
    return new OpenTask(
        Long.toString(task.key()), task.element(), task.leadId(), task.element().equals(LAST));
  }

  /**
   * As Tasklist does; an engine that has too much to do is asked again a little later. It may have
   * done it nevertheless: then the task is no longer there.
   */
  boolean complete(OpenTask task) {
    var callsBack = asksForCallBack(task);
    var done = complete(task, callsBack ? callBack() : ANSWERS.get(task.name()));
    if (done && callsBack) {
      calledBack.merge(task.leadId(), 1, Integer::sum);
    }
    return done;
  }

  private boolean complete(OpenTask task, Map<String, Object> answers) {
    var body = Web.JSON.writeValueAsBytes(Map.of("variables", answers));
    var uri = rest.resolve("/v2/user-tasks/%s/completion".formatted(task.id()));
    for (int i = 1; ; i++) {
      var answer = web.postJson(uri, body);
      switch (answer.statusCode()) {
        case 204 -> {
          return true;
        }
        case 404 -> {
          return i > 1;
        }
        case 409 -> {
          return false;
        }
        case 429, 503, 504 -> {
          if (i == TRIES) {
            throw Web.unexpected(answer);
          }
          Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 200)));
        }
        default -> throw Web.unexpected(answer);
      }
    }
  }

  private boolean asksForCallBack(OpenTask task) {
    return task.name().equals(CALL) && calledBack.getOrDefault(task.leadId(), 0) < callBacks;
  }

  private Map<String, Object> callBack() {
    return Map.of(
        "result", "connected",
        "outcome", "call-back",
        "callBackAt", Instant.now().plus(callBackAfter).truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static Map<String, Map<String, Object>> answers() {
    var today = LocalDate.now();
    var answers = new LinkedHashMap<String, Map<String, Object>>();
    answers.put(FIRST, Map.of("outcome", "accepted"));
    answers.put(
        CALL,
        Map.of(
            "result", "connected",
            "outcome", "qualified",
            "need", "met",
            "needEvidence", "Loses leads between two tools",
            "timing", "met",
            "authority", "met",
            "budget", "unknown",
            "nextStep", "Demo",
            "nextStepOn", today.plusDays(7).toString()));
    answers.put("accept-handoff", Map.of("outcome", "accepted"));
    answers.put(
        "qualify-opportunity",
        Map.of(
            "outcome",
            "qualified",
            "expectedValue",
            48_000,
            "expectedCloseDate",
            today.plusDays(60).toString()));
    answers.put(
        LAST, Map.of("outcome", "won", "expectedValue", 45_500, "signedOn", today.toString()));
    return answers;
  }
}
