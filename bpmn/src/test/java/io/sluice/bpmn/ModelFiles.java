package io.sluice.bpmn;

import static java.util.stream.Collectors.toCollection;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The models as they lie on the class path, by file name without its ending.
 *
 * @param decisions the ids of all decisions in each file
 * @param templates the job types that each element template writes
 */
record ModelFiles(
    Map<String, BpmnModelInstance> processes,
    Map<String, Set<String>> decisions,
    Map<String, Form> forms,
    Map<String, Set<String>> templates) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static ModelFiles read() {
    return new ModelFiles(
        read("processes", file -> Bpmn.readModelFromFile(file.toFile())),
        read("decisions", ModelFiles::decisionsIn),
        read("forms", file -> Form.of(JSON.readTree(file.toFile()))),
        read("element-templates", file -> jobTypesIn(JSON.readTree(file.toFile()))));
  }

  /** These models, but with one process changed. */
  ModelFiles withProcess(String name, Consumer<BpmnModelInstance> change) {
    var changed = processes.get(name).clone();
    change.accept(changed);
    var copies = new TreeMap<>(processes);
    copies.put(name, changed);
    return new ModelFiles(copies, decisions, forms, templates);
  }

  /** These models, but with one form as it is given here. */
  ModelFiles withForm(String name, String json) {
    var copies = new TreeMap<>(forms);
    copies.put(name, Form.of(JSON.readTree(json)));
    return new ModelFiles(processes, decisions, copies, templates);
  }

  /** These models, but with one element template that writes these job types. */
  ModelFiles withTemplate(String name, Set<String> jobTypes) {
    var copies = new TreeMap<>(templates);
    copies.put(name, jobTypes);
    return new ModelFiles(processes, decisions, forms, copies);
  }

  /** All elements of a type, each with the file that it is in. */
  <T extends BaseElement> Stream<Located<T>> all(Class<T> type) {
    return processes.entrySet().stream()
        .flatMap(
            file ->
                file.getValue().getModelElementsByType(type).stream()
                    .map(element -> new Located<>(file.getKey(), element)));
  }

  private static <T> Map<String, T> read(String folder, Function<Path, T> reader) {
    try (var files =
        Files.list(Path.of(ModelFiles.class.getResource("/models/" + folder).toURI()))) {
      var models = new TreeMap<String, T>();
      files.forEach(
          file ->
              models.put(
                  file.getFileName().toString().replaceFirst("\\.[^.]+$", ""), reader.apply(file)));
      return models;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> jobTypesIn(JsonNode template) {
    return template
        .path("properties")
        .valueStream()
        .filter(property -> writesJobType(property.path("binding")))
        .map(property -> property.path("value").asString())
        .collect(toCollection(TreeSet::new));
  }

  private static boolean writesJobType(JsonNode binding) {
    return switch (binding.path("type").asString("")) {
      case "zeebe:taskDefinition" -> binding.path("property").asString("").equals("type");
      case "zeebe:taskDefinition:type", "zeebe:executionListener", "zeebe:taskListener" -> true;
      default -> false;
    };
  }

  private static Set<String> decisionsIn(Path file) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      var decisions =
          factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagNameNS("*", "decision");
      return IntStream.range(0, decisions.getLength())
          .mapToObj(index -> ((Element) decisions.item(index)).getAttribute("id"))
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }
}
