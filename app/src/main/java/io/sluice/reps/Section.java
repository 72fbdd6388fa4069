package io.sluice.reps;

import static java.util.stream.Collectors.joining;

import io.sluice.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A part of a YAML file that has named fields. They are taken out one by one; what is wrong with
 * them is found with its line and column, and a field that is wrong reads as null.
 */
final class Section {

  private final String path;
  private final Node node;
  private final List<Violation> violations;
  private final Map<String, Node> fields = new LinkedHashMap<>();

  /**
   * @param path how the file's author would name the part, empty for all of the file
   * @param known the fields that it may have
   * @param violations where to add what is wrong
   */
  Section(String path, Node node, List<String> known, List<Violation> violations) {
    this.path = path;
    this.node = node;
    this.violations = violations;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> add(entry.getKeyNode(), entry.getValueNode(), known));
    } else {
      add(path, node, shown(node), "give fields of " + String.join(", ", known));
    }
  }

  private void add(Node key, Node value, List<String> known) {
    var name = shown(key);
    if (!known.contains(name)) {
      add(path(name), key, null, "remove this field; known are " + String.join(", ", known));
    } else if (fields.containsKey(name)) {
      add(path(name), key, shown(value), "give this field once");
    } else if (!isNothing(value)) {
      fields.put(name, value);
    }
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  /** One line of text, without blanks around it. */
  String text(String field, int maxLength) {
    var value = fields.get(field);
    if (value == null) {
      return null;
    }
    if (!(value instanceof ScalarNode scalar)) {
      refuse(field, "give one text");
      return null;
    }
    var text = scalar.getValue().strip();
    if (text.chars().anyMatch(Character::isISOControl)) {
      refuse(field, "give one line");
    } else if (text.length() > maxLength) {
      refuse(field, "give at most %d characters".formatted(maxLength));
    } else {
      return text;
    }
    return null;
  }

  /** The same of a field that has to be there. */
  String required(String field, int maxLength) {
    if (!has(field)) {
      refuse(field, "give this field, it is required");
    }
    return text(field, maxLength);
  }

  Integer wholeNumber(String field) {
    var text = text(field, 40);
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      refuse(field, "give a whole number");
      return null;
    }
  }

  boolean truth(String field, boolean otherwise) {
    var text = text(field, 40);
    if (text == null) {
      return otherwise;
    }
    if (!text.equals("true") && !text.equals("false")) {
      refuse(field, "give true or false");
    }
    return text.equals("true");
  }

  /** A list of texts; empty where there is none. */
  List<String> texts(String field) {
    var texts = new ArrayList<String>();
    for (var item : items(field, "give a list of texts")) {
      if (item instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      } else {
        add(path(field), item, shown(item), "give a list of texts");
      }
    }
    return texts;
  }

  /** A list of parts; empty where there is none. */
  List<Section> sections(String field, List<String> known) {
    var sections = new ArrayList<Section>();
    for (var item : items(field, "give a list, each item with fields of " + joined(known))) {
      var at = "%s[%d]".formatted(path(field), sections.size());
      sections.add(new Section(at, item, known, violations));
    }
    return sections;
  }

  private List<Node> items(String field, String fix) {
    var value = fields.get(field);
    if (value instanceof SequenceNode list) {
      return list.getValue();
    }
    if (value != null) {
      refuse(field, fix);
    }
    return List.of();
  }

  /** Says what is wrong with a field as it stands there. */
  void refuse(String field, String fix) {
    var value = fields.get(field);
    add(path(field), value == null ? node : value, value == null ? null : shown(value), fix);
  }

  /** Says what is wrong with something within, such as {@code hours[1].to}. */
  void refuse(String within, String value, String fix) {
    add(path(within), nearest(within), value, fix);
  }

  /** What stands at a path, or what it should stand in. */
  private Node nearest(String within) {
    var found = node;
    for (var step : within.split("[.\\[]")) {
      var next =
          step.endsWith("]")
              ? item(found, Integer.parseInt(step.substring(0, step.length() - 1)))
              : field(found, step);
      if (next == null) {
        return found;
      }
      found = next;
    }
    return found;
  }

  private static Node item(Node list, int index) {
    return list instanceof SequenceNode sequence && index < sequence.getValue().size()
        ? sequence.getValue().get(index)
        : null;
  }

  private static Node field(Node mapping, String name) {
    return mapping instanceof MappingNode named
        ? named.getValue().stream()
            .filter(entry -> shown(entry.getKeyNode()).equals(name))
            .map(entry -> entry.getValueNode())
            .findFirst()
            .orElse(null)
        : null;
  }

  private void add(String field, Node at, String value, String fix) {
    var mark = at.getStartMark();
    violations.add(
        new Violation(
            field.isEmpty() ? "body" : field,
            value,
            fix,
            mark.getLine() + 1,
            mark.getColumn() + 1));
  }

  private String path(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank());
  }

  private static String shown(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode list -> "[…]";
      default -> "{…}";
    };
  }

  private static String joined(List<String> known) {
    return known.stream().collect(joining(", "));
  }
}
