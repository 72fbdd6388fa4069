package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one file names, another has: job types, forms, decisions, processes, ids in Java. */
final class BindingContract {

  private BindingContract() {}

  /** The models name the job types that Java knows, no other and no fewer. */
  static List<String> jobTypes(ModelFiles models) {
    var known = constantsOf(JobTypes.class);
    var unused = new TreeSet<>(known.values());
    var unknown =
        models
            .all(FlowElement.class)
            .flatMap(
                element ->
                    jobTypesOf(element)
                        .peek(unused::remove)
                        .filter(type -> !known.containsValue(type))
                        .map(type -> element.finding("job type '%s' is not in JobTypes", type)))
            .toList();
    return Stream.concat(
            unknown.stream(),
            unused.stream().map(type -> "JobTypes#%s: no model has such a job".formatted(type)))
        .toList();
  }

  /** Each job type can be dropped in from an element template, and no template writes another. */
  static List<String> templates(ModelFiles models) {
    var known = constantsOf(JobTypes.class);
    var missing = new TreeSet<>(known.values());
    var unknown =
        models.templates().entrySet().stream()
            .flatMap(
                file ->
                    file.getValue().stream()
                        .peek(missing::remove)
                        .filter(type -> !known.containsValue(type))
                        .map(
                            type ->
                                "%s.json: job type '%s' is not in JobTypes"
                                    .formatted(file.getKey(), type)))
            .toList();
    return Stream.concat(
            unknown.stream(),
            missing.stream().map(type -> "JobTypes#%s: no element template has it".formatted(type)))
        .toList();
  }

  /** What an element links to by id exists, in a file of that name. */
  static List<String> links(ModelFiles models) {
    return models
        .all(FlowElement.class)
        .flatMap(
            element ->
                Stream.of(
                        missing(
                            element,
                            element
                                .extension(ZeebeFormDefinition.class)
                                .map(ZeebeFormDefinition::getFormId),
                            "form",
                            models.forms().keySet()),
                        missing(
                            element,
                            element
                                .extension(ZeebeCalledDecision.class)
                                .map(ZeebeCalledDecision::getDecisionId),
                            "decision",
                            models.decisions().keySet()),
                        missing(
                            element,
                            element
                                .extension(ZeebeCalledElement.class)
                                .map(ZeebeCalledElement::getProcessId),
                            "process",
                            models.processes().keySet()))
                    .flatMap(findings -> findings))
        .toList();
  }

  /** A file is named after the process, decision or form that others call it by. */
  static List<String> fileNames(ModelFiles models) {
    return Stream.of(
            models.processes().entrySet().stream()
                .filter(file -> !processIds(file.getValue()).equals(Set.of(file.getKey())))
                .map(
                    file ->
                        "%s.bpmn: has the process %s"
                            .formatted(file.getKey(), processIds(file.getValue()))),
            models.decisions().entrySet().stream()
                .filter(file -> !file.getValue().contains(file.getKey()))
                .map(
                    file ->
                        "%s.dmn: has the decisions %s".formatted(file.getKey(), file.getValue())),
            models.forms().entrySet().stream()
                .filter(file -> !file.getValue().id().equals(file.getKey()))
                .map(
                    file ->
                        "%s.form: has the id '%s'".formatted(file.getKey(), file.getValue().id())))
        .flatMap(findings -> findings)
        .toList();
  }

  /** What Java calls by id is in the models. */
  static List<String> idsInJava(ModelFiles models) {
    var ids = new HashSet<String>(models.forms().keySet());
    models.decisions().values().forEach(ids::addAll);
    models.all(Process.class).map(process -> process.element().getId()).forEach(ids::add);
    models.all(Message.class).map(message -> message.element().getName()).forEach(ids::add);
    models.all(Error.class).map(error -> error.element().getErrorCode()).forEach(ids::add);
    var tasks =
        models.all(UserTask.class).map(task -> task.element().getId()).collect(Collectors.toSet());
    return Stream.concat(missing(Models.class, ids), missing(Tasks.class, tasks)).toList();
  }

  private static Stream<String> missing(Class<?> holder, Set<String> ids) {
    return constantsOf(holder).entrySet().stream()
        .filter(constant -> !constant.getKey().equals("LOCATION"))
        .filter(constant -> !ids.contains(constant.getValue()))
        .map(
            constant ->
                "%s.%s: no model has '%s'"
                    .formatted(holder.getSimpleName(), constant.getKey(), constant.getValue()));
  }

  private static Stream<String> jobTypesOf(Located<? extends BaseElement> element) {
    return Stream.of(
            element.jobType().stream(),
            element.extension(ZeebeExecutionListeners.class).stream()
                .flatMap(listeners -> listeners.getExecutionListeners().stream())
                .map(ZeebeExecutionListener::getType),
            element.extension(ZeebeTaskListeners.class).stream()
                .flatMap(listeners -> listeners.getTaskListeners().stream())
                .map(ZeebeTaskListener::getType))
        .flatMap(types -> types);
  }

  private static Stream<String> missing(
      Located<?> element, Optional<String> id, String kind, Set<String> files) {
    return id.filter(name -> !files.contains(name)).stream()
        .map(name -> element.finding("there is no %s '%s'", kind, name));
  }

  private static Set<String> processIds(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).stream()
        .map(Process::getId)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> constantsOf(Class<?> holder) {
    return Arrays.stream(holder.getFields())
        .collect(Collectors.toMap(Field::getName, BindingContract::valueOf));
  }

  private static String valueOf(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
