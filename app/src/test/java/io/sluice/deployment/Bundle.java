package io.sluice.deployment;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** A bundle of small models whose content a test decides. */
final class Bundle extends DefaultResourceLoader implements ResourcePatternResolver {

  private final Map<String, String> files = new LinkedHashMap<>();

  Bundle with(String name, String content) {
    files.put(name, content);
    return this;
  }

  BundledFiles files() {
    return new BundledFiles(this);
  }

  @Override
  public Resource[] getResources(String pattern) {
    var ending = pattern.substring(pattern.lastIndexOf('.'));
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(ending))
        .map(file -> resource(file.getKey(), file.getValue()))
        .toArray(Resource[]::new);
  }

  private static Resource resource(String name, String content) {
    return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return name;
      }
    };
  }

  static String process(String id, String remark) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
      <bpmn:process id="%s" name="%s" isExecutable="true">
        <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
        <bpmn:endEvent id="e"><bpmn:incoming>f</bpmn:incoming></bpmn:endEvent>
        <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="e" />
      </bpmn:process>
    </bpmn:definitions>
    """
        .formatted(id, remark);
  }

  /** Evaluated without facts, it fails. */
  static String decision(String id, String remark) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%s-drg" name="%s" namespace="t">
      <decision id="%s" name="d"><decisionTable id="t" hitPolicy="UNIQUE">
        <input id="i"><inputExpression id="x" typeRef="number"><text>assert(a, a != null)</text></inputExpression></input>
        <output id="o" name="r" typeRef="string" />
      </decisionTable></decision>
    </definitions>
    """
        .formatted(id, remark, id);
  }

  static String form(String id, String remark) {
    return """
    {"id": "%s", "type": "default", "schemaVersion": 16, "components": [
      {"id": "c", "type": "text", "text": "%s"}]}
    """
        .formatted(id, remark);
  }
}
