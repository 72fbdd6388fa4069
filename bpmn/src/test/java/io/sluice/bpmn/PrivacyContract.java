package io.sluice.bpmn;

import static java.util.stream.Collectors.toSet;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a person reads or writes about a lead does not outlive the sub-process of their task. The
 * engine writes a variable to the innermost scope that has one of that name, or else to the root;
 * so a sub-process declares it by an input mapping.
 */
final class PrivacyContract {

  /**
   * The one process in which a person's data is at its root: what somebody enters by hand is read
   * from there by the job that captures it, and the instance is over when it has.
   */
  private static final String CAPTURE = "capture-lead";

  /** The variables that jobs write or read and that tell of a person. */
  private static final Map<String, Set<String>> PERSONAL =
      Map.of(
          JobTypes.ROUTE, Set.of("brief"),
          JobTypes.PLAN_FOLLOW_UP, Set.of("brief"),
          JobTypes.ESCALATE, Set.of("brief", "reps"),
          JobTypes.RECORD_DISCOVERY_CALL, Set.of("call"),
          JobTypes.RECORD_CARE, Set.of("care"),
          JobTypes.RECORD_DECISION, Set.of("note"),
          JobTypes.CORRECT_LEAD, Set.of("correction"));

  private static final Set<String> ALL_PERSONAL =
      PERSONAL.values().stream().flatMap(Set::stream).collect(toSet());

  private PrivacyContract() {}

  /** A job's personal variable lives in the sub-process of the job. */
  static List<String> jobs(ModelFiles models) {
    return models
        .all(ServiceTask.class)
        .flatMap(
            task ->
                personalVariablesOf(task)
                    .filter(variable -> !isLocal(task, variable))
                    .map(variable -> task.finding(outlives(variable))))
        .toList();
  }

  /** An output mapping that reads something personal writes it into a variable that goes away. */
  static List<String> outputs(ModelFiles models) {
    return models
        .all(FlowNode.class)
        .filter(node -> !node.file().equals(CAPTURE))
        .flatMap(
            node -> {
              var personal = new HashSet<>(ALL_PERSONAL);
              personal.addAll(freeTextOf(node, models));
              return node.outputs().stream()
                  .filter(
                      output ->
                          tellsOf(personal, output.getSource())
                              || ALL_PERSONAL.contains(output.getTarget()))
                  .filter(output -> !isLocal(node, output.getTarget()))
                  .map(output -> node.finding(outlives(output.getTarget())));
            })
        .toList();
  }

  /** A called process is given what is mapped, and that tells of nobody. */
  static List<String> calls(ModelFiles models) {
    return models
        .all(CallActivity.class)
        .flatMap(
            call ->
                Stream.concat(
                    call.extension(ZeebeCalledElement.class).stream()
                        .filter(ZeebeCalledElement::isPropagateAllParentVariablesEnabled)
                        .map(
                            called ->
                                call.finding(
                                    "the process called is given all variables:"
                                        + " propagateAllParentVariables must be false")),
                    call.inputs().stream()
                        .filter(input -> tellsOf(ALL_PERSONAL, input.getSource()))
                        .map(input -> call.finding(outlives(input.getTarget())))))
        .toList();
  }

  /** What a start form asks lies at the root of the instance, so it asks nothing of a person. */
  static List<String> startForms(ModelFiles models) {
    return models
        .all(StartEvent.class)
        .filter(start -> !start.file().equals(CAPTURE))
        .flatMap(
            start ->
                start.extension(ZeebeFormDefinition.class).stream()
                    .map(ZeebeFormDefinition::getFormId)
                    .map(models.forms()::get)
                    .filter(Objects::nonNull)
                    .flatMap(form -> form.freeText().stream())
                    .map(field -> start.finding("its form asks for '%s' and keeps it", field)))
        .toList();
  }

  private static boolean tellsOf(Set<String> personal, String expression) {
    return Feel.variablesIn(expression, TaskPlan.COLUMNS).stream().anyMatch(personal::contains);
  }

  private static Stream<String> personalVariablesOf(Located<ServiceTask> task) {
    return task.jobType().stream()
        .flatMap(type -> PERSONAL.getOrDefault(type, Set.of()).stream())
        .sorted();
  }

  private static Set<String> freeTextOf(Located<FlowNode> node, ModelFiles models) {
    return Stream.of(node.element())
        .filter(UserTask.class::isInstance)
        .map(task -> new Located<>(node.file(), (UserTask) task))
        .flatMap(task -> UserTaskContract.formOf(task, models).stream())
        .findFirst()
        .map(Form::freeText)
        .orElse(Set.of());
  }

  private static boolean isLocal(Located<?> element, String variable) {
    return element.scopes().anyMatch(scope -> scope.hasInput(variable));
  }

  private static String outlives(String variable) {
    return "'%s' may tell of a person and outlives the task: declare it by an input mapping of the sub-process"
        .formatted(variable);
  }
}
