package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a person reads or writes about a lead does not outlive the sub-process of their task. The
 * engine writes a variable to the innermost scope that has one of that name, or else to the root;
 * so a sub-process declares it by an input mapping.
 */
final class PrivacyContract {

  private static final String BRIEF = "brief";
  private static final String CALL = "call";

  /** The variables that jobs write or read and that tell of a person. */
  private static final Map<String, String> PERSONAL =
      Map.of(
          JobTypes.ROUTE, BRIEF,
          JobTypes.PLAN_FOLLOW_UP, BRIEF,
          JobTypes.RECORD_DISCOVERY_CALL, CALL);

  private PrivacyContract() {}

  /** A job's personal variable lives in the sub-process of the job. */
  static List<String> jobs(ModelFiles models) {
    return models
        .all(ServiceTask.class)
        .flatMap(
            task ->
                personalVariableOf(task)
                    .filter(variable -> !isLocal(task, variable))
                    .map(variable -> task.finding(outlives(variable)))
                    .stream())
        .toList();
  }

  /** An output mapping that reads something personal writes it into a variable that goes away. */
  static List<String> outputs(ModelFiles models) {
    return models
        .all(FlowNode.class)
        .flatMap(
            node -> {
              var personal = new HashSet<>(PERSONAL.values());
              personal.addAll(freeTextOf(node, models));
              return node.outputs().stream()
                  .filter(
                      output ->
                          Feel.variablesIn(output.getSource()).stream().anyMatch(personal::contains)
                              || PERSONAL.containsValue(output.getTarget()))
                  .filter(output -> !isLocal(node, output.getTarget()))
                  .map(output -> node.finding(outlives(output.getTarget())));
            })
        .toList();
  }

  private static Optional<String> personalVariableOf(Located<ServiceTask> task) {
    return task.extension(ZeebeTaskDefinition.class)
        .map(ZeebeTaskDefinition::getType)
        .map(PERSONAL::get);
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
