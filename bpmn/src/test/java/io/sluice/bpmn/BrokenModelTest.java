package io.sluice.bpmn;

import static io.sluice.bpmn.Breakage.MODELS;
import static io.sluice.bpmn.Breakage.change;
import static io.sluice.bpmn.Breakage.element;
import static io.sluice.bpmn.Breakage.extension;
import static io.sluice.bpmn.Breakage.listener;
import static io.sluice.bpmn.Breakage.output;
import static io.sluice.bpmn.Breakage.rename;
import static io.sluice.bpmn.Breakage.rule;
import static io.sluice.bpmn.Breakage.without;
import static io.sluice.bpmn.Breakage.withoutExtension;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract bites: whoever breaks a model is told which element they broke. */
class BrokenModelTest {

  @ParameterizedTest
  @MethodSource
  void namesTheBrokenElement(
      ModelFiles broken, Function<ModelFiles, List<String>> rule, String where) {
    assertThat(rule.apply(broken)).anyMatch(finding -> finding.startsWith(where + ": "));
    assertThat(rule.apply(MODELS)).noneMatch(finding -> finding.startsWith(where + ": "));
  }

  static Stream<Arguments> namesTheBrokenElement() {
    return Stream.of(bindings(), flows(), userTasks(), privacy()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> bindings() {
    return Stream.of(
        argumentSet(
            "a job type is misspelt",
            change(
                "inside-sales", "route-to-sdr", ZeebeTaskDefinition.class, e -> e.setType("rout")),
            rule(BindingContract::jobTypes),
            "inside-sales.bpmn#route-to-sdr"),
        argumentSet(
            "a listener's type is misspelt",
            listener("lead-lifecycle", "sal", "reached-stage"),
            rule(BindingContract::jobTypes),
            "lead-lifecycle.bpmn#sal"),
        argumentSet(
            "no model has a job type any more",
            change(
                "lead-lifecycle", "check-fit", ZeebeTaskDefinition.class, e -> e.setType("admit")),
            rule(BindingContract::jobTypes),
            "JobTypes#check-fit"),
        argumentSet(
            "an element template writes a job type that is none",
            MODELS.withTemplate("route", Set.of("route", "rout")),
            rule(BindingContract::templates),
            "route.json"),
        argumentSet(
            "a job type has no element template",
            MODELS.withTemplate("route", Set.of()),
            rule(BindingContract::templates),
            "JobTypes#route"),
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
            "Models.LEAD_CAPTURED"),
        argumentSet(
            "an error has another code than in Java",
            MODELS.withProcess(
                "capture-lead", m -> ((Error) element(m, "lead-refused")).setErrorCode("refused")),
            rule(BindingContract::idsInJava),
            "Models.LEAD_REFUSED"),
        argumentSet(
            "a task has another id than in Java",
            rename("lead-correction", "correct-lead", "mend-lead"),
            rule(BindingContract::idsInJava),
            "Tasks.CORRECT_LEAD"));
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
                "closing", m -> ((SequenceFlow) element(m, "ae-wins")).removeConditionExpression()),
            rule(FlowContract::gateways),
            "closing.bpmn#is-signed"),
        argumentSet(
            "the default flow has a condition",
            MODELS.withProcess(
                "closing",
                m ->
                    ((ExclusiveGateway) element(m, "is-signed")).setDefault(element(m, "ae-wins"))),
            rule(FlowContract::gateways),
            "closing.bpmn#is-signed"),
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
            "lead-lifecycle.bpmn#lost"),
        argumentSet(
            "a withdrawal does not close the cycle",
            without("lead-lifecycle", "withdrawn", ExtensionElements.class),
            rule(FlowContract::endsOfCycle),
            "lead-lifecycle.bpmn#withdrawn"));
  }

  private static Stream<Arguments> userTasks() {
    return Stream.of(
        argumentSet(
            "a task is a job",
            withoutExtension("closing", "close-opportunity", ZeebeUserTask.class),
            rule(UserTaskContract::parts),
            "closing.bpmn#close-opportunity"),
        argumentSet(
            "a task has no form",
            withoutExtension("discovery", "discovery-call", ZeebeFormDefinition.class),
            rule(UserTaskContract::parts),
            "discovery.bpmn#discovery-call"),
        argumentSet(
            "a task has no due date",
            withoutExtension("discovery", "discovery-call", ZeebeTaskSchedule.class),
            rule(UserTaskContract::parts),
            "discovery.bpmn#discovery-call"),
        argumentSet(
            "a task has no priority",
            withoutExtension("discovery", "discovery-call", ZeebePriorityDefinition.class),
            rule(UserTaskContract::parts),
            "discovery.bpmn#discovery-call"),
        argumentSet(
            "a task cannot be told from others",
            change("discovery", "discovery-call", ZeebeInput.class, e -> e.setTarget("line")),
            rule(UserTaskContract::parts),
            "discovery.bpmn#discovery-call"),
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
                "closing",
                "close-opportunity",
                "reasonCode",
                "=if outcome = \"lost\" then why else reasonCode"),
            rule(UserTaskContract::fields),
            "closing.bpmn#close-opportunity"),
        argumentSet(
            "an output reads what the plan of another task writes",
            output("closing", "close-opportunity", "goesTo", "=choices[value = reasonCode][1]"),
            rule(UserTaskContract::fields),
            "closing.bpmn#close-opportunity"),
        argumentSet(
            "an output reads a column that the reasons lack",
            output(
                "closing", "close-opportunity", "goesTo", "=reasons[code = reasonCode][1].goesTo"),
            rule(UserTaskContract::fields),
            "closing.bpmn#close-opportunity"),
        argumentSet(
            "a form shows what nobody writes",
            MODELS.withForm(
                "accept-lead",
                """
                {"id": "accept-lead", "components": [{"type": "text", "text": "{{atempt}}"}]}
                """),
            rule(UserTaskContract::shown),
            "inside-sales.bpmn#accept-lead"),
        argumentSet(
            "a field is never read",
            output("discovery", "discovery-call", "call", "={budget: budget}"),
            rule(UserTaskContract::fields),
            "discovery.bpmn#discovery-call"),
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
            without("sales-acceptance", "accept-handoff-phase", ExtensionElements.class),
            rule(PrivacyContract::jobs),
            "sales-acceptance.bpmn#route-to-ae"),
        argumentSet(
            "a manager's note would reach the root",
            without(
                "stalled-follow-up", "resolve-stalled-follow-up-phase", ExtensionElements.class),
            rule(PrivacyContract::jobs),
            "stalled-follow-up.bpmn#record-decision"),
        argumentSet(
            "the notes of a call would reach the root",
            without("discovery", "discovery-call-phase", ExtensionElements.class),
            rule(PrivacyContract::outputs),
            "discovery.bpmn#discovery-call"),
        argumentSet(
            "a free text leaves the sub-process under another name",
            output("discovery", "discovery-call", "outcome", "=needEvidence"),
            rule(PrivacyContract::outputs),
            "discovery.bpmn#discovery-call"),
        argumentSet(
            "a brief leaves the sub-process under another name",
            MODELS.withProcess(
                "closing",
                m -> {
                  var mapping = extension(m, "close-opportunity-phase", ZeebeIoMapping.class);
                  var output = m.newInstance(ZeebeOutput.class);
                  output.setSource("=brief.contact");
                  output.setTarget("contact");
                  mapping.addChildElement(output);
                }),
            rule(PrivacyContract::outputs),
            "closing.bpmn#close-opportunity-phase"),
        argumentSet(
            "a called process is given everything",
            change(
                "inside-sales",
                "accept-lead-stalled",
                ZeebeCalledElement.class,
                e -> e.setPropagateAllParentVariablesEnabled(true)),
            rule(PrivacyContract::calls),
            "inside-sales.bpmn#accept-lead-stalled"),
        argumentSet(
            "a called process is told of a person",
            change(
                "inside-sales",
                "accept-lead-stalled",
                ZeebeInput.class,
                e -> e.setSource("=brief.contact")),
            rule(PrivacyContract::calls),
            "inside-sales.bpmn#accept-lead-stalled"),
        argumentSet(
            "a start form asks for a person",
            MODELS.withProcess(
                "closing",
                m -> {
                  var extensions = m.newInstance(ExtensionElements.class);
                  element(m, "closing-begun").setExtensionElements(extensions);
                  extensions
                      .addExtensionElement(ZeebeFormDefinition.class)
                      .setFormId("correct-lead");
                }),
            rule(PrivacyContract::startForms),
            "closing.bpmn#closing-begun"));
  }
}
