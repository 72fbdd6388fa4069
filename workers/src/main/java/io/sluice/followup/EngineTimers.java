package io.sluice.followup;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandStep2;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Moves the timers of a running task: sets the variables that they read, and migrates the process
 * instance to the very version that it follows, by which a timer whose event is not mapped is
 * created anew. The user task is mapped and stays what it is, its key included. Its due date, which
 * Tasklist shows, stays too: the engine reads it when the task is created and never again, and we
 * do not know the task's key.
 *
 * <p>The version is the one that the instance followed when the task was given. An instance that
 * was migrated to a next version since, with the task open, is taken back by this.
 */
@Component
class EngineTimers {

  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final CamundaClient camunda;

  EngineTimers(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * @param next the new clocks; what they share with the old ones and has passed does not fire
   *     again
   * @throws EngineRefusedException when the engine does not do it; then it is safe to do it again
   */
  void move(Assignment open, Clocks next, Instant now) {
    attempt(
        () ->
            camunda
                .newSetVariablesCommand(open.processInstanceKey())
                .variables(next.variables())
                .local(false)
                .send()
                .join());
    attempt(() -> migrate(open, mapped(open, next, now)));
  }

  /**
   * What stays as it is, by the names of guarded tasks: the phase and its task, events that have
   * fired, and the manager's decision that one of them asked for.
   */
  static List<String> mapped(Assignment open, Clocks next, Instant now) {
    var task = open.task();
    var mapped = new ArrayList<>(List.of(task + "-phase", task));
    if (next.isReminded(now) && next.remindAt().equals(open.clocks().remindAt())) {
      mapped.add(task + "-reminder-due");
    }
    if (open.clocks().isEscalated(now)) {
      mapped.add(task + "-escalation-due");
      mapped.add(task + "-stalled");
    }
    return mapped;
  }

  private void migrate(Assignment open, List<String> elements) {
    MigrateProcessInstanceCommandStep2 plan =
        camunda
            .newMigrateProcessInstanceCommand(open.processInstanceKey())
            .migrationPlan(open.processDefinitionKey());
    var first = elements.getFirst();
    var command = plan.addMappingInstruction(first, first);
    for (var element : elements.subList(1, elements.size())) {
      command = command.addMappingInstruction(element, element);
    }
    command.send().join();
  }

  /** An instance that is just doing something is in no state to be migrated: it soon will be. */
  private static void attempt(Runnable command) {
    for (var left = TRIES; ; left--) {
      try {
        command.run();
        return;
      } catch (RuntimeException e) {
        var status = Status.fromThrowable(e).getCode();
        if (status != Status.Code.FAILED_PRECONDITION || left == 1) {
          throw new EngineRefusedException(toDo(status), e);
        }
        pause();
      }
    }
  }

  private static String toDo(Status.Code status) {
    return switch (status) {
      case NOT_FOUND -> "Its process instance is gone: the next liveness check reopens the lead.";
      case FAILED_PRECONDITION ->
          "Its process instance cannot be migrated as it stands: look at it in Operate, then replan this lead.";
      case INVALID_ARGUMENT ->
          "Its model does not name the phase and the events of the task as guarded tasks do: mend the ids in Modeler.";
      default -> EngineRefusedException.AWAY;
    };
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineRefusedException("Interrupted: replan this lead again.", e);
    }
  }
}
