package io.sluice.bpmn;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Our models, and each way to break one of them. */
final class Breakage {

  static final ModelFiles MODELS = ModelFiles.read();

  private Breakage() {}

  static ModelFiles rename(String process, String id, String to) {
    return MODELS.withProcess(process, m -> element(m, id).setId(to));
  }

  static ModelFiles leadsTo(String process, String flow, String target) {
    return MODELS.withProcess(
        process, m -> ((SequenceFlow) element(m, flow)).setTarget(element(m, target)));
  }

  static ModelFiles listener(String process, String id, String type) {
    return change(process, id, ZeebeExecutionListener.class, e -> e.setType(type));
  }

  static ModelFiles output(String process, String id, String target, String source) {
    return MODELS.withProcess(
        process,
        m ->
            extension(m, id, ZeebeIoMapping.class).getOutputs().stream()
                .filter(output -> output.getTarget().equals(target))
                .forEach(output -> output.setSource(source)));
  }

  static ModelFiles withoutExtension(
      String process, String id, Class<? extends BpmnModelElementInstance> type) {
    return MODELS.withProcess(
        process,
        m -> element(m, id).getExtensionElements().removeChildElement(extension(m, id, type)));
  }

  static ModelFiles without(
      String process, String id, Class<? extends BpmnModelElementInstance> child) {
    return MODELS.withProcess(
        process,
        m ->
            List.copyOf(element(m, id).getChildElementsByType(child))
                .forEach(element(m, id)::removeChildElement));
  }

  /** The first extension of a type inside an element, however deep, changed. */
  static <E extends BpmnModelElementInstance> ModelFiles change(
      String process, String id, Class<E> type, Consumer<E> change) {
    return MODELS.withProcess(process, m -> change.accept(extension(m, id, type)));
  }

  static <E extends BpmnModelElementInstance> E extension(
      BpmnModelInstance model, String id, Class<E> type) {
    return model.getModelElementsByType(type).stream()
        .filter(extension -> isWithin(extension, element(model, id).getExtensionElements()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWithin(ModelElementInstance inner, ModelElementInstance outer) {
    return Stream.iterate(inner, e -> e != null, e -> e.getParentElement()).anyMatch(outer::equals);
  }

  static <E extends BaseElement> E element(BpmnModelInstance model, String id) {
    return model.getModelElementById(id);
  }

  static Function<ModelFiles, List<String>> rule(Function<ModelFiles, List<String>> rule) {
    return rule;
  }
}
