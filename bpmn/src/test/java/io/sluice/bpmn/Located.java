package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
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

  /** What the mapping to a variable inside it reads. */
  Optional<String> input(String variable) {
    return inputs().stream()
        .filter(input -> input.getTarget().equals(variable))
        .map(ZeebeInput::getSource)
        .findFirst();
  }

  boolean hasOutput(String variable) {
    return outputs().stream().anyMatch(output -> output.getTarget().equals(variable));
  }

  boolean hasInput(String variable) {
    return input(variable).isPresent();
  }

  /** The job types of its start listeners. */
  List<String> startListeners() {
    return listeners(ZeebeExecutionListenerEventType.start);
  }

  /** The job types of its end listeners. */
  List<String> endListeners() {
    return listeners(ZeebeExecutionListenerEventType.end);
  }

  /** The type of job that it is, if it is one. */
  Optional<String> jobType() {
    return extension(ZeebeTaskDefinition.class).map(ZeebeTaskDefinition::getType);
  }

  /** A header of the job that it is. */
  Optional<String> header(String key) {
    return extension(ZeebeTaskHeaders.class).stream()
        .flatMap(headers -> headers.getHeaders().stream())
        .filter(header -> key.equals(header.getKey()))
        .map(ZeebeHeader::getValue)
        .findFirst();
  }

  /** Another element of the same file. */
  <E extends BaseElement> Located<E> at(E other) {
    return new Located<>(file, other);
  }

  /** The sub-processes around it, from the inside out. */
  Stream<Located<SubProcess>> scopes() {
    return Stream.iterate(
            (ModelElementInstance) element,
            Objects::nonNull,
            ModelElementInstance::getParentElement)
        .skip(1)
        .filter(SubProcess.class::isInstance)
        .map(scope -> at((SubProcess) scope));
  }

  private List<String> listeners(ZeebeExecutionListenerEventType at) {
    return extension(ZeebeExecutionListeners.class).stream()
        .flatMap(listeners -> listeners.getExecutionListeners().stream())
        .filter(listener -> listener.getEventType() == at)
        .map(ZeebeExecutionListener::getType)
        .toList();
  }
}
