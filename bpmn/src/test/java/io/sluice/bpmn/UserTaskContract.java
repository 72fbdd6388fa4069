package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A person finds a task, can do it in its form, and nothing they fill in is lost. */
final class UserTaskContract {

  /** What Tasklist shows on the tile of a task. */
  private static final String TILE = "taskContextDisplayName";

  /** What the error says that leads to a task. */
  private static final Map<String, Set<String>> ERROR_VARIABLES =
      Map.of("correct-entry", Set.of("problem"));

  private UserTaskContract() {}

  /** Each task has all that Tasklist needs to show it. */
  static List<String> parts(ModelFiles models) {
    return models.all(UserTask.class).flatMap(UserTaskContract::missingParts).toList();
  }

  /**
   * What a task takes over from its form, the form asks for; and what it asks for is taken over.
   */
  static List<String> fields(ModelFiles models) {
    return models
        .all(UserTask.class)
        .flatMap(task -> formOf(task, models).stream().flatMap(form -> mismatches(task, form)))
        .toList();
  }

  /** A form shows what it is given: the plan of its task, what is passed to the process, itself. */
  static List<String> shown(ModelFiles models) {
    return models
        .all(UserTask.class)
        .flatMap(
            task ->
                formOf(task, models).stream()
                    .flatMap(
                        form ->
                            without(form.reads(), givenTo(task, form, models))
                                .map(
                                    name ->
                                        task.finding(
                                            "form '%s' shows '%s', which nobody writes",
                                            form.id(), name))))
        .toList();
  }

  static Optional<Form> formOf(Located<UserTask> task, ModelFiles models) {
    return task.extension(ZeebeFormDefinition.class)
        .map(ZeebeFormDefinition::getFormId)
        .map(models.forms()::get);
  }

  private static Stream<String> missingParts(Located<UserTask> task) {
    var parts =
        Map.of(
            "user task of the engine (zeebe:userTask)",
            task.extension(ZeebeUserTask.class).isPresent(),
            "form",
            isSet(task.extension(ZeebeFormDefinition.class).map(ZeebeFormDefinition::getFormId)),
            "due date",
            isSet(task.extension(ZeebeTaskSchedule.class).map(ZeebeTaskSchedule::getDueDate)),
            "priority",
            isSet(
                task.extension(ZeebePriorityDefinition.class)
                    .map(ZeebePriorityDefinition::getPriority)),
            "input mapping to " + TILE,
            task.hasInput(TILE),
            "output mapping",
            !task.outputs().isEmpty());
    return parts.entrySet().stream()
        .filter(part -> !part.getValue())
        .map(part -> task.finding("the task has no %s", part.getKey()));
  }

  private static Stream<String> mismatches(Located<UserTask> task, Form form) {
    var read = new HashSet<String>();
    task.outputs()
        .forEach(output -> read.addAll(Feel.variablesIn(output.getSource(), TaskPlan.COLUMNS)));
    var given = new HashSet<>(form.fields());
    given.addAll(TaskPlan.variablesOf(new GuardedTask(task)));
    return Stream.concat(
        without(read, given)
            .map(name -> task.finding("neither form '%s' nor the plan has '%s'", form.id(), name)),
        without(form.fields(), read)
            .map(
                name ->
                    task.finding(
                        "field '%s' of form '%s' is filled in but never read", name, form.id())));
  }

  private static Set<String> givenTo(Located<UserTask> task, Form form, ModelFiles models) {
    var given = new HashSet<>(form.fields());
    given.addAll(TaskPlan.variablesOf(new GuardedTask(task)));
    given.addAll(ERROR_VARIABLES.getOrDefault(task.element().getId(), Set.of()));
    models
        .all(CallActivity.class)
        .filter(
            call ->
                call.extension(ZeebeCalledElement.class)
                    .filter(called -> task.file().equals(called.getProcessId()))
                    .isPresent())
        .flatMap(call -> call.inputs().stream())
        .forEach(input -> given.add(input.getTarget()));
    return given;
  }

  private static Stream<String> without(Set<String> names, Set<String> others) {
    return names.stream().filter(name -> !others.contains(name)).sorted();
  }

  private static boolean isSet(Optional<String> value) {
    return value.filter(text -> !text.isBlank()).isPresent();
  }
}
