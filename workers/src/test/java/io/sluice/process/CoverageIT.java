package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.sluice.bpmn.Models;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Runs after the other process tests: what they have made the engine do covers every element and
 * every flow of every model.
 */
@Order(Integer.MAX_VALUE - 1)
class CoverageIT {

  private static final Set<String> DONE = Set.of("ELEMENT_COMPLETED", "SEQUENCE_FLOW_TAKEN");

  @TestFactory
  Stream<DynamicTest> everyElementAndFlowWasTaken() throws IOException {
    return Stream.of(
            new PathMatchingResourcePatternResolver()
                .getResources(Models.LOCATION + "processes/*.bpmn"))
        .map(model -> DynamicTest.dynamicTest(model.getFilename(), () -> check(read(model))));
  }

  private static BpmnModelInstance read(Resource model) {
    try (var stream = model.getInputStream()) {
      return Bpmn.readModelFromStream(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(BpmnModelInstance model) {
    var process = model.getModelElementsByType(Process.class).iterator().next().getId();
    var taken = taken(process);
    var all =
        model.getModelElementsByType(FlowElement.class).stream()
            .collect(
                Collectors.partitioningBy(
                    SequenceFlow.class::isInstance,
                    Collectors.mapping(FlowElement::getId, Collectors.toCollection(TreeSet::new))));
    var flows = all.get(true);
    var elements = all.get(false);
    System.out.printf(
        "Coverage of %s: %d of %d elements, %d of %d flows%n",
        process,
        elements.stream().filter(taken::contains).count(),
        elements.size(),
        flows.stream().filter(taken::contains).count(),
        flows.size());
    assertThat(taken).as("elements of " + process).containsAll(elements);
    assertThat(taken).as("flows of " + process).containsAll(flows);
  }

  private static Set<String> taken(String process) {
    return TestStack.shared().records().stream()
        .filter(found -> found.valueType().equals("PROCESS_INSTANCE"))
        .filter(found -> found.bpmnProcessId().equals(process))
        .filter(found -> DONE.contains(found.intent()) || isErrorEnd(found))
        .map(EngineRecord::elementId)
        .collect(Collectors.toSet());
  }

  /** An end that throws an error does not complete: it leaves. */
  private static boolean isErrorEnd(EngineRecord found) {
    return found.intent().equals("ELEMENT_ACTIVATED")
        && found.text("bpmnEventType").equals("ERROR")
        && found.bpmnElementType().equals("END_EVENT");
  }
}
