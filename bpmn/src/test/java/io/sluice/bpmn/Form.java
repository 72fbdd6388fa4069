package io.sluice.bpmn;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a form asks for.
 *
 * @param fields the variables that a submitted form writes
 * @param freeText those of them in which a person writes what they want, so perhaps about a person
 */
record Form(String id, Set<String> fields, Set<String> freeText) {

  private static final Set<String> FREE_TEXT = Set.of("textfield", "textarea");

  static Form of(JsonNode form) {
    var fields = new TreeSet<String>();
    var freeText = new TreeSet<String>();
    collect(form, fields, freeText);
    return new Form(form.path("id").asString(), fields, freeText);
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
}
