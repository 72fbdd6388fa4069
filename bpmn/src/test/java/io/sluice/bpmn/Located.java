package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** An element of a process, with the file that it is in. */
record Located<T extends BaseElement>(String file, T element) {

  /** What is wrong with it, as a designer can find it. */
  String finding(String problem, Object... values) {
    return "%s.bpmn#%s: %s".formatted(file, element.getId(), problem.formatted(values));
  }

  <E extends BpmnModelElementInstance> Optional<E> extension(Class<E> type) {
    return Optional.ofNullable(element.getSingleExtensionElement(type));
  }

  Collection<ZeebeInput> inputs() {
    return extension(ZeebeIoMapping.class).map(ZeebeIoMapping::getInputs).orElse(List.of());
  }

  Collection<ZeebeOutput> outputs() {
    return extension(ZeebeIoMapping.class).map(ZeebeIoMapping::getOutputs).orElse(List.of());
  }

  boolean hasInput(String variable) {
    return inputs().stream().anyMatch(input -> input.getTarget().equals(variable));
  }

  /** The job types of its start listeners. */
  List<String> startListeners() {
    return extension(ZeebeExecutionListeners.class).stream()
        .flatMap(listeners -> listeners.getExecutionListeners().stream())
        .filter(listener -> listener.getEventType() == ZeebeExecutionListenerEventType.start)
        .map(ZeebeExecutionListener::getType)
        .toList();
  }

  /** The sub-processes around it, from the inside out. */
  Stream<Located<SubProcess>> scopes() {
    return Stream.iterate(
            (ModelElementInstance) element,
            Objects::nonNull,
            ModelElementInstance::getParentElement)
        .skip(1)
        .filter(SubProcess.class::isInstance)
        .map(scope -> new Located<>(file, (SubProcess) scope));
  }
}
