package io.sluice.webhook;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.webhook.FieldRule.Epoch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Makes a mapping of JSON, or says all that is wrong with it. */
@Component
class MappingReader {

  static final String SOURCE = "source";

  private static final String EVENTS = "events";
  private static final String FIELDS = "fields";
  private static final String PATH = "path";
  private static final String VALUE = "value";
  private static final String VALUES = "values";
  private static final String DEFAULT = "default";
  private static final String AS = "as";
  private static final Set<String> OF_MAPPING = Set.of(SOURCE, EVENTS, FIELDS);
  private static final Set<String> OF_RULE = Set.of(PATH, VALUE, VALUES, DEFAULT, AS);
  private static final Map<String, Epoch> EPOCHS =
      Map.of("epoch-millis", Epoch.MILLIS, "epoch-seconds", Epoch.SECONDS);
  private static final int LONGEST_PATH = 255;

  private final KnownFields known;

  MappingReader(KnownFields known) {
    this.known = known;
  }

  /** One that was read before. */
  Mapping stored(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws Problem with every violation
   */
  Mapping read(byte[] json) {
    var reading = new Reading();
    var mapping = reading.mapping(Payload.parse(json));
    if (!reading.violations.isEmpty()) {
      throw Problem.invalid(
          "The mapping was not entered; errors lists what to change.", reading.violations);
    }
    return mapping;
  }

  private final class Reading {

    private final List<Violation> violations = new ArrayList<>();

    Mapping mapping(Object json) {
      var all = object("body", json, OF_MAPPING);
      var source = text(all.get(SOURCE));
      if (source == null) {
        refuse(SOURCE, null, "say what these leads come from, such as hubspot");
      } else {
        requireFit(SOURCE, SOURCE, source);
      }
      var events = all.containsKey(EVENTS) ? path(EVENTS, all.get(EVENTS)) : null;
      return new Mapping(source, events, fields(all.get(FIELDS)));
    }

    private Map<String, FieldRule> fields(Object json) {
      var rules = new LinkedHashMap<String, FieldRule>();
      var names = new TreeSet<>(known.names());
      names.remove(SOURCE);
      object(FIELDS, json, names).forEach((name, rule) -> rules.put(name, rule(name, rule)));
      known.required().stream()
          .filter(name -> !name.equals(SOURCE) && !rules.containsKey(name))
          .forEach(name -> refuse(at(name), null, "say where it comes from, it is required"));
      return rules;
    }

    private FieldRule rule(String name, Object json) {
      var all = object(at(name), json, OF_RULE);
      if (all.containsKey(PATH) == all.containsKey(VALUE)) {
        refuse(at(name), null, "give either a path or a value");
      }
      if (all.containsKey(VALUE) && all.size() > 1) {
        refuse(at(name), null, "give nothing beside a value");
      }
      return new FieldRule(
          fitting(name, VALUE, all.get(VALUE)),
          paths(at(name) + "." + PATH, all.get(PATH)),
          values(name, all.get(VALUES)),
          fitting(name, DEFAULT, all.get(DEFAULT)),
          epoch(at(name) + "." + AS, all.get(AS)));
    }

    private List<JsonPath> paths(String at, Object json) {
      if (json == null) {
        return List.of();
      }
      var all = json instanceof List<?> list ? list : List.of(json);
      if (all.isEmpty()) {
        refuse(at, "[]", "give at least one path");
      }
      return all.stream().map(path -> path(at, path)).filter(Objects::nonNull).toList();
    }

    /** No patterns: what is sent could make one of them run for ever. */
    private JsonPath path(String at, Object json) {
      var path = text(json);
      if (path == null || !path.startsWith("$") || path.length() > LONGEST_PATH) {
        refuse(at, json, "give a JSON path of at most 255 characters, such as $.contact.email");
      } else if (path.contains("=~")) {
        refuse(at, json, "compare with == in place of a pattern");
      } else {
        try {
          return JsonPath.compile(path);
        } catch (InvalidPathException e) {
          refuse(at, json, "give a valid JSON path, such as $.contact.email");
        }
      }
      return null;
    }

    private Map<String, String> values(String name, Object json) {
      var values = new LinkedHashMap<String, String>();
      if (json != null) {
        object(at(name) + "." + VALUES, json, null)
            .forEach((from, to) -> values.put(from, fitting(name, VALUES + "." + from, to)));
      }
      return values;
    }

    private Epoch epoch(String at, Object json) {
      if (json != null && !EPOCHS.containsKey(json)) {
        refuse(at, json, "give one of " + String.join(", ", new TreeSet<>(EPOCHS.keySet())));
      }
      return json == null ? null : EPOCHS.get(json);
    }

    /** A value that the field can have. */
    private String fitting(String name, String part, Object json) {
      if (json == null) {
        return null;
      }
      var at = at(name) + "." + part;
      var text = json instanceof Number ? json.toString() : text(json);
      if (text == null) {
        refuse(at, json, "give a text or a number");
      } else {
        requireFit(name, at, text);
      }
      return text;
    }

    private void requireFit(String name, String at, String text) {
      if (known.names().contains(name)) {
        known.flaw(name, text).ifPresent(fix -> refuse(at, text, fix));
      }
    }

    private Map<String, ?> object(String at, Object json, Set<String> names) {
      if (!(json instanceof Map<?, ?> map)) {
        refuse(at, json, "give an object, { … }");
        return Map.of();
      }
      var known = new LinkedHashMap<String, Object>();
      map.forEach(
          (key, value) -> {
            var name = (String) key;
            if (names != null && !names.contains(name)) {
              var fix = "remove this field; known are " + String.join(", ", new TreeSet<>(names));
              refuse(at.equals("body") ? name : at + "." + name, null, fix);
            } else if (value != null) {
              known.put(name, value);
            }
          });
      return known;
    }

    private static String text(Object json) {
      return json instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    private static String at(String name) {
      return FIELDS + "." + name;
    }

    private void refuse(String at, Object given, String fix) {
      violations.add(new Violation(at, given == null ? null : given.toString(), fix));
    }
  }
}
