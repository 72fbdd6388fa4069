package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes running instances to a next version of their models, as Operate does it: each element to
 * the one of the same id.
 */
@Component
class NextVersion {

  private final Waterfall waterfall;

  NextVersion(Waterfall waterfall) {
    this.waterfall = waterfall;
  }

  /**
   * Migrates all instances of a lead that run, which changes nothing about what they wait for, and
   * returns the ids of their processes.
   */
  List<String> migrate(LeadOnItsWay lead) {
    VirtualTime.settle();
    var running = running(lead);
    var waitsFor = waitsFor(lead);
    running.forEach(this::migrate);
    VirtualTime.settle();
    assertThat(waitsFor(lead)).isEqualTo(waitsFor);
    assertThat(running(lead)).isEqualTo(running);
    assertThat(lead.incidents()).isEmpty();
    return running.stream().map(EngineRecord::bpmnProcessId).toList();
  }

  private void migrate(EngineRecord instance) {
    var next = waterfall.deployNextVersion(instance.bpmnProcessId());
    assertThat(next).isNotEqualTo(instance.number("processDefinitionKey"));
    var elements = elements(instance.bpmnProcessId());
    var plan =
        waterfall
            .camunda()
            .newMigrateProcessInstanceCommand(instance.key())
            .migrationPlan(next)
            .addMappingInstruction(elements.getFirst(), elements.getFirst());
    for (var element : elements.subList(1, elements.size())) {
      plan = plan.addMappingInstruction(element, element);
    }
    plan.send().join();
    TestStack.shared()
        .records()
        .await(
            found ->
                found.is("PROCESS_INSTANCE", "ELEMENT_MIGRATED")
                    && found.key() == instance.key()
                    && found.number("processDefinitionKey") == next,
            Waterfall.PATIENCE);
  }

  private static List<EngineRecord> running(LeadOnItsWay lead) {
    var ended = keys(lead, "PROCESS_INSTANCE", "ELEMENT_COMPLETED", "ELEMENT_TERMINATED");
    return lead.records("PROCESS_INSTANCE", "ELEMENT_ACTIVATED").stream()
        .filter(found -> found.bpmnElementType().equals("PROCESS"))
        .filter(found -> !ended.contains(found.key()))
        .toList();
  }

  /** The open tasks and timers, by their keys. */
  private static Map<Long, String> waitsFor(LeadOnItsWay lead) {
    var over =
        Stream.of(
                keys(lead, "USER_TASK", "COMPLETED", "CANCELED"),
                keys(lead, "TIMER", "TRIGGERED", "CANCELED"))
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    return Stream.of("USER_TASK", "TIMER")
        .flatMap(valueType -> lead.records(valueType, "CREATED").stream())
        .filter(found -> !over.contains(found.key()))
        .collect(Collectors.toMap(EngineRecord::key, NextVersion::description));
  }

  private static String description(EngineRecord found) {
    return found.is("TIMER", "CREATED")
        ? found.text("targetElementId") + " " + Instant.ofEpochMilli(found.number("dueDate"))
        : found.elementId();
  }

  private static Set<Long> keys(LeadOnItsWay lead, String valueType, String... intents) {
    return Stream.of(intents)
        .flatMap(intent -> lead.records(valueType, intent).stream())
        .map(EngineRecord::key)
        .collect(Collectors.toSet());
  }

  /** Where an instance may wait, and the events that it waits for. */
  private static List<String> elements(String processId) {
    var model =
        Bpmn.readModelFromStream(
            NextVersion.class.getResourceAsStream("/models/processes/" + processId + ".bpmn"));
    return model.getModelElementsByType(FlowNode.class).stream()
        .filter(NextVersion::waits)
        .map(FlowNode::getId)
        .toList();
  }

  private static boolean waits(FlowNode node) {
    return node instanceof Activity
        || node instanceof BoundaryEvent
        || node instanceof IntermediateCatchEvent
        || node instanceof StartEvent
            && node.getParentElement() instanceof SubProcess parent
            && parent.triggeredByEvent();
  }
}
