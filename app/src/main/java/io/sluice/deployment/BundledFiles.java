package io.sluice.deployment;

import io.sluice.bpmn.Models;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The model files on the class path. */
@Component
class BundledFiles {

  private static final List<String> ENDINGS = List.of("bpmn", "dmn", "form");

  private final ResourcePatternResolver resources;

  BundledFiles(ResourcePatternResolver resources) {
    this.resources = resources;
  }

  List<BundledFile> all() {
    try {
      var files = new ArrayList<BundledFile>();
      for (var ending : ENDINGS) {
        for (var resource : resources.getResources(Models.LOCATION + "**/*." + ending)) {
          files.add(read(resource));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("The models on the class path cannot be read", e);
    }
  }

  Set<String> formIds() {
    return all().stream()
        .flatMap(file -> file.models().stream())
        .filter(model -> model.kind() == ModelId.Kind.FORM)
        .map(ModelId::id)
        .collect(Collectors.toSet());
  }

  private static BundledFile read(Resource resource) throws IOException {
    var name = resource.getFilename();
    var content = resource.getContentAsByteArray();
    return new BundledFile(name, content, checksum(content), models(name, content));
  }

  static List<ModelId> models(String fileName, byte[] content) {
    var stem = fileName.substring(0, fileName.lastIndexOf('.'));
    if (fileName.endsWith(".bpmn")) {
      return ids(content, "process", ModelId.Kind.PROCESS);
    }
    if (fileName.endsWith(".dmn")) {
      return List.of(representative(stem, ids(content, "decision", ModelId.Kind.DECISION)));
    }
    var id = JsonMapper.shared().readTree(content).path("id").asString();
    return List.of(new ModelId(ModelId.Kind.FORM, id));
  }

  /** The decisions of a file get their versions together, so that one of them tells for all. */
  private static ModelId representative(String stem, List<ModelId> decisions) {
    return decisions.stream()
        .filter(decision -> decision.id().equals(stem))
        .findFirst()
        .orElseGet(decisions::getFirst);
  }

  private static List<ModelId> ids(byte[] xml, String element, ModelId.Kind kind) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    var ids = new ArrayList<ModelId>();
    try {
      var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && reader.getLocalName().equals(element)) {
          ids.add(new ModelId(kind, reader.getAttributeValue(null, "id")));
        }
      }
      return ids;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A bundled model is not XML", e);
    }
  }

  static String checksum(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
