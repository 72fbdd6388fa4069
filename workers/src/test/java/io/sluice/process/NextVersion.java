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
import java.util.List;
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

  /** Migrates all instances of a lead that run, and returns the ids of their processes. */
  List<String> migrate(LeadOnItsWay lead) {
    VirtualTime.settle();
    var running = running(lead);
    running.forEach(this::migrate);
    VirtualTime.settle();
    assertThat(running(lead)).containsExactlyElementsOf(running);
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
    var ended = keys(lead, "ELEMENT_COMPLETED", "ELEMENT_TERMINATED");
    return lead.records("PROCESS_INSTANCE", "ELEMENT_ACTIVATED").stream()
        .filter(found -> found.bpmnElementType().equals("PROCESS"))
        .filter(found -> !ended.contains(found.key()))
        .toList();
  }

  private static Set<Long> keys(LeadOnItsWay lead, String... intents) {
    return Stream.of(intents)
        .flatMap(intent -> lead.records("PROCESS_INSTANCE", intent).stream())
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
