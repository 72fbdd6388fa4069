package io.sluice.bpmn;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a form asks for and shows.
 *
 * @param fields the variables that a submitted form writes
 * @param freeText those of them in which a person writes what they want, so perhaps about a person
 * @param reads the variables that its texts, options and conditions read, its own fields too
 */
record Form(String id, Set<String> fields, Set<String> freeText, Set<String> reads) {

  private static final Set<String> FREE_TEXT = Set.of("textfield", "textarea");

  /** An expression in a text, alone or after {@code #if}. */
  private static final Pattern EMBEDDED = Pattern.compile("\\{\\{(?:#if\\s)?([^#/].*?)}}");

  static Form of(JsonNode form) {
    var fields = new TreeSet<String>();
    var freeText = new TreeSet<String>();
    var reads = new TreeSet<String>();
    collect(form, fields, freeText);
    form.path("components").forEach(component -> collectReads(component, reads));
    return new Form(form.path("id").asString(), fields, freeText, reads);
  }

  private static void collect(JsonNode parent, Set<String> fields, Set<String> freeText) {
    for (var component : parent.path("components")) {
      var key = component.path("key").asString("");
      var path = component.path("path").asString(key);
      var variable = path.split("\\.")[0];
      if (variable.isEmpty()) {
        collect(component, fields, freeText);
      } else if (!component.path("disabled").asBoolean(false)
          && !component.path("readonly").asBoolean(false)) {
        fields.add(variable);
        if (FREE_TEXT.contains(component.path("type").asString()) || component.has("components")) {
          freeText.add(variable);
        }
      }
    }
  }

  private static void collectReads(JsonNode node, Set<String> reads) {
    if (node.isString()) {
      var text = node.asString();
      reads.addAll(Feel.variablesIn(text, TaskPlan.COLUMNS));
      EMBEDDED
          .matcher(text)
          .results()
          .map(match -> "=" + match.group(1))
          .forEach(expression -> reads.addAll(Feel.variablesIn(expression, TaskPlan.COLUMNS)));
    } else {
      if (node.has("valuesKey")) {
        reads.add(node.path("valuesKey").asString());
      }
      node.forEach(child -> collectReads(child, reads));
    }
  }
}
