package io.sluice.bench.compare;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.grpc.Status;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Models;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Workers of all job types, which return the variables by which an instance takes the way that the
 * same lead takes in Sluice, and do nothing else. They are set as Sluice's are.
 */
final class NoOpWorkers {

  static final int THREADS = 8;

  /** Whose company has fewer people, fits not. */
  static final int FITS_FROM = 50;

  private static final int MOST_JOBS = 16;
  private static final Duration TIMEOUT = Duration.ofSeconds(SluiceSide.JOB_SECONDS);
  private static final Set<Status.Code> AGAIN =
      Set.of(
          Status.Code.RESOURCE_EXHAUSTED, Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);
  private static final Duration POLL = Duration.ofSeconds(20);
  private static final String NEVER = "9999-12-31T00:00:00Z";
  private static final List<String> TYPES =
      List.of(
          JobTypes.ADMIT,
          JobTypes.CHECK_FIT,
          JobTypes.CHECK_READINESS,
          JobTypes.ROUTE,
          JobTypes.PLAN_FOLLOW_UP,
          JobTypes.RECORD_ANSWER,
          JobTypes.RECORD_DISCOVERY_CALL,
          JobTypes.REACH_STAGE,
          JobTypes.CLOSE_CYCLE);
  private static final Map<String, List<String>> PEOPLE =
      Map.of(
          "inside-sales", List.of("sam", "priya"),
          "sales", List.of("alex", "robin"),
          "customer-success", List.of("casey"));

  private final CamundaClient camunda;
  private final Set<String> sleepers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();

  NoOpWorkers(CamundaClient camunda) {
    this.camunda = camunda;
  }

  void open() {
    for (var type : TYPES) {
      camunda
          .newWorker()
          .jobType(type)
          .handler(this::work)
          .timeout(TIMEOUT)
          .maxJobsActive(MOST_JOBS)
          .requestTimeout(POLL)
          .fetchVariables(
              type.equals(JobTypes.RECORD_DISCOVERY_CALL)
                  ? List.of("leadId", "call")
                  : List.of("leadId"))
          .open();
    }
  }

  void willSleep(String leadId) {
    sleepers.add(leadId);
  }

  /**
   * Publishes the message that starts a cycle, with the variables that Sluice gives it, and returns
   * when the engine has it.
   */
  void start(String message, String leadId, int cycle, String entry) {
    var leadCycle = leadId + ":" + cycle;
    var variables =
        Map.<String, Object>of(
            "leadId", leadId, "cycle", cycle, "leadCycle", leadCycle, "entry", entry);
    send(() ->
            camunda
                .newPublishMessageCommand()
                .messageName(message)
                .correlationKey(leadCycle)
                .timeToLive(Duration.ZERO)
                .variables(variables)
                .send())
        .join();
  }

  private void work(JobClient client, ActivatedJob job) {
    var result = result(job);
    send(() -> client.newCompleteCommand(job).variables(result).send())
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                System.out.printf("%s was not completed: %s%n", job.getType(), failure);
              }
            });
  }

  /**
   * As Sluice does: no thread waits for the answer, and where the engine turns it away or is not
   * there, it is sent again a little later.
   */
  private static CompletableFuture<?> send(Supplier<CamundaFuture<?>> command) {
    return command
        .get()
        .toCompletableFuture()
        .handle(
            (done, failure) -> {
              if (failure == null) {
                return CompletableFuture.completedFuture(null);
              }
              if (!AGAIN.contains(Status.fromThrowable(failure).getCode())) {
                return CompletableFuture.failedFuture(failure);
              }
              var pause = ThreadLocalRandom.current().nextInt(20, 200);
              return CompletableFuture.supplyAsync(
                      () -> send(command),
                      CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                  .thenCompose(again -> again);
            })
        .thenCompose(outcome -> outcome);
  }

  private Map<String, Object> result(ActivatedJob job) {
    return switch (job.getType()) {
      case JobTypes.ADMIT -> nullable("resumeAt", Map.of("customer", false, "incomplete", false));
      case JobTypes.CHECK_FIT ->
          Map.of("fitGrade", sleeps(job) ? "D" : "A", "valueBand", "standard");
      case JobTypes.CHECK_READINESS -> Map.of("readinessLevel", 2, "handRaiser", false);
      case JobTypes.ROUTE, JobTypes.PLAN_FOLLOW_UP -> plan(job);
      case JobTypes.RECORD_DISCOVERY_CALL -> called((Map<?, ?>) job.getVariable("call"));
      case JobTypes.CLOSE_CYCLE -> {
        if (job.getElementId().equals("customer")) {
          start(Models.CUSTOMER_WON, leadId(job), 2, "customer");
        }
        yield Map.of();
      }
      default -> Map.of();
    };
  }

  private Map<String, Object> plan(ActivatedJob job) {
    var team = job.getCustomHeaders().get("team");
    var people = PEOPLE.get(team);
    var now = Instant.now();
    var plan = new HashMap<String, Object>();
    plan.put("assignee", people.get(turn.getAndIncrement() % people.size()));
    plan.put("team", team);
    plan.put("remindAt", now.plus(Duration.ofHours(2)).toString());
    plan.put("dueAt", now.plus(Duration.ofHours(4)).toString());
    plan.put("reassignAt", now.plus(Duration.ofHours(24)).toString());
    plan.put("escalateAt", now.plus(Duration.ofHours(24)).toString());
    plan.put("giveUpAt", NEVER);
    plan.put("taskLine", "Company - VP Marketing - A2");
    plan.put("reasons", List.of());
    if (job.getCustomHeaders().get("task").equals("discovery-call")) {
      plan.putAll(Map.of("attempt", 1, "attempts", 6, "channel", "call", "qualifyWhenMet", 3));
    }
    return plan;
  }

  private static Map<String, Object> called(Map<?, ?> call) {
    var again = "call-back".equals(call.get("outcome"));
    var answer = nullable("reasonCode", Map.of("outcome", again ? "again" : "qualified"));
    answer.put("goesTo", null);
    answer.put("wakeAfterDays", null);
    answer.put("wakeOn", null);
    answer.put("attemptAt", again ? call.get("callBackAt") : null);
    return answer;
  }

  private static Map<String, Object> nullable(String name, Map<String, Object> others) {
    var variables = new HashMap<>(others);
    variables.put(name, null);
    return variables;
  }

  private boolean sleeps(ActivatedJob job) {
    return sleepers.contains(leadId(job));
  }

  private static String leadId(ActivatedJob job) {
    return (String) job.getVariable("leadId");
  }
}
