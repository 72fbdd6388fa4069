package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.instance.UserTask;
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
    task.outputs().forEach(output -> read.addAll(Feel.variablesIn(output.getSource())));
    return Stream.concat(
        without(read, form.fields())
            .map(name -> task.finding("form '%s' has no field '%s'", form.id(), name)),
        without(form.fields(), read)
            .map(
                name ->
                    task.finding(
                        "field '%s' of form '%s' is filled in but never read", name, form.id())));
  }

  private static Stream<String> without(Set<String> names, Set<String> others) {
    return names.stream().filter(name -> !others.contains(name)).sorted();
  }

  private static boolean isSet(Optional<String> value) {
    return value.filter(text -> !text.isBlank()).isPresent();
  }
}
