package io.sluice.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract bites: whoever breaks a model is told which element they broke. */
class BrokenModelTest {

  private static final ModelFiles MODELS = ModelFiles.read();

  @ParameterizedTest
  @MethodSource
  void namesTheBrokenElement(
      ModelFiles broken, Function<ModelFiles, List<String>> rule, String where) {
    assertThat(rule.apply(broken)).anyMatch(finding -> finding.startsWith(where + ": "));
    assertThat(rule.apply(MODELS)).noneMatch(finding -> finding.startsWith(where + ": "));
  }

  static Stream<Arguments> namesTheBrokenElement() {
    return Stream.of(bindings(), flows(), userTasks(), privacy(), followUp())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> bindings() {
    return Stream.of(
        argumentSet(
            "a job type is misspelt",
            change(
                "inside-sales", "remind-sdr", ZeebeTaskDefinition.class, e -> e.setType("remnid")),
            rule(BindingContract::jobTypes),
            "inside-sales.bpmn#remind-sdr"),
        argumentSet(
            "a listener's type is misspelt",
            listener("lead-lifecycle", "sal", "reached-stage"),
            rule(BindingContract::jobTypes),
            "lead-lifecycle.bpmn#sal"),
        argumentSet(
            "no model has a job type any more",
            change(
                "inside-sales", "remind-sdr", ZeebeTaskDefinition.class, e -> e.setType("route")),
            rule(BindingContract::jobTypes),
            "JobTypes#remind"),
        argumentSet(
            "a form does not exist",
            change(
                "inside-sales",
                "accept-lead",
                ZeebeFormDefinition.class,
                e -> e.setFormId("accept-leed")),
            rule(BindingContract::links),
            "inside-sales.bpmn#accept-lead"),
        argumentSet(
            "a decision does not exist",
            change(
                "lead-lifecycle", "qualify", ZeebeCalledDecision.class, e -> e.setDecisionId("x")),
            rule(BindingContract::links),
            "lead-lifecycle.bpmn#qualify"),
        argumentSet(
            "a called process does not exist",
            change(
                "lead-lifecycle",
                "opportunity",
                ZeebeCalledElement.class,
                e -> e.setProcessId("x")),
            rule(BindingContract::links),
            "lead-lifecycle.bpmn#opportunity"),
        argumentSet(
            "a process has another id than its file",
            MODELS.withProcess("opportunity", m -> element(m, "opportunity").setId("deal")),
            rule(BindingContract::fileNames),
            "opportunity.bpmn"),
        argumentSet(
            "a form has another id than its file",
            MODELS.withForm("accept-lead", "{\"id\": \"accept\"}"),
            rule(BindingContract::fileNames),
            "accept-lead.form"),
        argumentSet(
            "a message has another name than in Java",
            MODELS.withProcess(
                "lead-lifecycle", m -> ((Message) element(m, "lead-captured")).setName("captured")),
            rule(BindingContract::idsInJava),
            "Models.LEAD_CAPTURED"));
  }

  private static Stream<Arguments> flows() {
    return Stream.of(
        argumentSet(
            "a gateway lost its default flow",
            MODELS.withProcess(
                "lead-lifecycle",
                m -> element(m, "is-sal").getDomElement().removeAttribute("default")),
            rule(FlowContract::gateways),
            "lead-lifecycle.bpmn#is-sal"),
        argumentSet(
            "a flow lost its condition",
            MODELS.withProcess(
                "opportunity",
                m -> ((SequenceFlow) element(m, "ae-wins")).removeConditionExpression()),
            rule(FlowContract::gateways),
            "opportunity.bpmn#is-signed"),
        argumentSet(
            "the default flow has a condition",
            MODELS.withProcess(
                "opportunity",
                m ->
                    ((ExclusiveGateway) element(m, "is-signed")).setDefault(element(m, "ae-wins"))),
            rule(FlowContract::gateways),
            "opportunity.bpmn#is-signed"),
        argumentSet(
            "a milestone has no listener",
            without("inside-sales", "tal", ExtensionElements.class),
            rule(FlowContract::milestones),
            "inside-sales.bpmn#tal"),
        argumentSet(
            "a milestone has another listener",
            listener("lead-lifecycle", "won", "close-cycle"),
            rule(FlowContract::milestones),
            "lead-lifecycle.bpmn#won"),
        argumentSet(
            "an end does not close the cycle",
            without("lead-lifecycle", "lost", ExtensionElements.class),
            rule(FlowContract::endsOfCycle),
            "lead-lifecycle.bpmn#lost"));
  }

  private static Stream<Arguments> userTasks() {
    return Stream.of(
        argumentSet(
            "a task is a job",
            withoutExtension("opportunity", "close-opportunity", ZeebeUserTask.class),
            rule(UserTaskContract::parts),
            "opportunity.bpmn#close-opportunity"),
        argumentSet(
            "a task has no form",
            withoutExtension("inside-sales", "discovery-call", ZeebeFormDefinition.class),
            rule(UserTaskContract::parts),
            "inside-sales.bpmn#discovery-call"),
        argumentSet(
            "a task has no due date",
            withoutExtension("inside-sales", "discovery-call", ZeebeTaskSchedule.class),
            rule(UserTaskContract::parts),
            "inside-sales.bpmn#discovery-call"),
        argumentSet(
            "a task has no priority",
            withoutExtension("inside-sales", "discovery-call", ZeebePriorityDefinition.class),
            rule(UserTaskContract::parts),
            "inside-sales.bpmn#discovery-call"),
        argumentSet(
            "a task cannot be told from others",
            change("inside-sales", "discovery-call", ZeebeInput.class, e -> e.setTarget("line")),
            rule(UserTaskContract::parts),
            "inside-sales.bpmn#discovery-call"),
        argumentSet(
            "a task writes all its fields to the root",
            MODELS.withProcess(
                "sales-acceptance",
                m -> {
                  var mapping = extension(m, "accept-handoff", ZeebeIoMapping.class);
                  List.copyOf(mapping.getOutputs()).forEach(mapping::removeChildElement);
                }),
            rule(UserTaskContract::parts),
            "sales-acceptance.bpmn#accept-handoff"),
        argumentSet(
            "an output reads a field that the form lacks",
            output(
                "inside-sales",
                "discovery-call",
                "reasonCode",
                "=if outcome = \"x\" then why else disqualifyReason"),
            rule(UserTaskContract::fields),
            "inside-sales.bpmn#discovery-call"),
        argumentSet(
            "a field is never read",
            output("inside-sales", "discovery-call", "call", "={budget: budget}"),
            rule(UserTaskContract::fields),
            "inside-sales.bpmn#discovery-call"),
        argumentSet(
            "a form lost a field",
            MODELS.withForm(
                "accept-lead",
                "{\"id\": \"accept-lead\", \"components\": [{\"type\": \"radio\", \"key\": \"outcome\"}]}"),
            rule(UserTaskContract::fields),
            "inside-sales.bpmn#accept-lead"));
  }

  private static Stream<Arguments> privacy() {
    return Stream.of(
        argumentSet(
            "a brief would reach the root",
            without("sales-acceptance", "handoff", ExtensionElements.class),
            rule(PrivacyContract::jobs),
            "sales-acceptance.bpmn#route-to-ae"),
        argumentSet(
            "the notes of a call would reach the root",
            without("inside-sales", "discovery", ExtensionElements.class),
            rule(PrivacyContract::outputs),
            "inside-sales.bpmn#discovery-call"),
        argumentSet(
            "a free text leaves the sub-process under another name",
            output("inside-sales", "discovery-call", "reasonCode", "=needEvidence"),
            rule(PrivacyContract::outputs),
            "inside-sales.bpmn#discovery-call"),
        argumentSet(
            "a brief leaves the sub-process under another name",
            MODELS.withProcess(
                "opportunity",
                m -> {
                  var mapping = extension(m, "closing", ZeebeIoMapping.class);
                  var output = m.newInstance(ZeebeOutput.class);
                  output.setSource("=brief.contact");
                  output.setTarget("contact");
                  mapping.addChildElement(output);
                }),
            rule(PrivacyContract::outputs),
            "opportunity.bpmn#closing"));
  }

  private static Stream<Arguments> followUp() {
    return Stream.of(
            argumentSet("reminder", timerInterrupts("reminder-due")),
            argumentSet("escalation", timerInterrupts("escalation-due")),
            argumentSet(
                "reminder leads to another job",
                change(
                    "inside-sales",
                    "remind-sdr",
                    ZeebeTaskDefinition.class,
                    e -> e.setType("route"))),
            argumentSet(
                "escalation does not reach managers",
                change(
                    "inside-sales",
                    "resolve-stalled-follow-up",
                    ZeebeAssignmentDefinition.class,
                    e -> e.setCandidateGroups("inside-sales"))),
            argumentSet(
                "timers survive the task",
                without("inside-sales", "sdr-answered", TerminateEventDefinition.class)),
            argumentSet(
                "manager's decision is not thrown",
                without("inside-sales", "decision-taken", ErrorEventDefinition.class)),
            argumentSet(
                "manager's decision is not caught",
                without("inside-sales", "manager-decided-boundary", ErrorEventDefinition.class)))
        .map(
            broken ->
                argumentSet(
                    "follow-up: " + ((Arguments.ArgumentSet) broken).getName(),
                    broken.get()[0],
                    rule(models -> FollowUpContract.chains(models, withoutChain())),
                    "inside-sales.bpmn#accept-lead"));
  }

  @Test
  void theListOfTasksWithoutChainOnlyShrinks() {
    assertThat(FollowUpContract.chains(MODELS, Set.of("accept-lead", "no-such-task")))
        .anyMatch(finding -> finding.startsWith("inside-sales.bpmn#accept-lead: the task has its"))
        .anyMatch(finding -> finding.startsWith("#no-such-task: "))
        .anyMatch(finding -> finding.startsWith("inside-sales.bpmn#discovery-call: "));
  }

  private static Set<String> withoutChain() {
    return Set.of("discovery-call");
  }

  private static ModelFiles timerInterrupts(String boundary) {
    return MODELS.withProcess(
        "inside-sales", m -> ((BoundaryEvent) element(m, boundary)).setCancelActivity(true));
  }

  private static ModelFiles listener(String process, String id, String type) {
    return change(process, id, ZeebeExecutionListener.class, e -> e.setType(type));
  }

  private static ModelFiles output(String process, String id, String target, String source) {
    return MODELS.withProcess(
        process,
        m ->
            extension(m, id, ZeebeIoMapping.class).getOutputs().stream()
                .filter(output -> output.getTarget().equals(target))
                .forEach(output -> output.setSource(source)));
  }

  private static ModelFiles withoutExtension(
      String process, String id, Class<? extends BpmnModelElementInstance> type) {
    return MODELS.withProcess(
        process,
        m -> element(m, id).getExtensionElements().removeChildElement(extension(m, id, type)));
  }

  private static ModelFiles without(
      String process, String id, Class<? extends BpmnModelElementInstance> child) {
    return MODELS.withProcess(
        process,
        m ->
            List.copyOf(element(m, id).getChildElementsByType(child))
                .forEach(element(m, id)::removeChildElement));
  }

  /** The first extension of a type inside an element, however deep, changed. */
  private static <E extends BpmnModelElementInstance> ModelFiles change(
      String process, String id, Class<E> type, Consumer<E> change) {
    return MODELS.withProcess(process, m -> change.accept(extension(m, id, type)));
  }

  private static <E extends BpmnModelElementInstance> E extension(
      BpmnModelInstance model, String id, Class<E> type) {
    return model.getModelElementsByType(type).stream()
        .filter(extension -> isWithin(extension, element(model, id).getExtensionElements()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWithin(ModelElementInstance inner, ModelElementInstance outer) {
    return Stream.iterate(inner, e -> e != null, e -> e.getParentElement()).anyMatch(outer::equals);
  }

  private static <E extends BaseElement> E element(BpmnModelInstance model, String id) {
    return model.getModelElementById(id);
  }

  private static Function<ModelFiles, List<String>> rule(Function<ModelFiles, List<String>> rule) {
    return rule;
  }
}
