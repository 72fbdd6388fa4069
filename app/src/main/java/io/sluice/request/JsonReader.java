package io.sluice.request;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawValue.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one flat JSON object, or a list of them, token by token, so that every violation is found
 * in one go and none is worded by a binding library with the value in its message.
 */
@Component
public class JsonReader {

  /** In a field that nobody knows: it is refused even where it says nothing. */
  private static final RawValue NOTHING = new RawValue(Kind.OTHER, null);

  private final JsonFactory json = new JsonFactory();

  /**
   * @param known the fields that the caller may send
   * @throws Problem where this is not one JSON object
   */
  public RawFields read(byte[] body, Collection<String> known) {
    return parse(body, parser -> readObject(parser, known));
  }

  /**
   * Reads an object that has one field, a list of flat objects.
   *
   * @param known the fields that each of them may have
   * @param most how many there may be
   * @return each of them; one that is no object has a violation that says so
   * @throws Problem where this is not one JSON object with such a list and no more
   */
  public List<RawFields> readList(byte[] body, String list, Collection<String> known, int most) {
    return parse(body, parser -> readList(parser, list, known, most));
  }

  private <T> T parse(byte[] body, Function<JsonParser, T> content) {
    try (var parser = json.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw broken("The body is not a JSON object.");
      }
      var read = content.apply(parser);
      if (parser.nextToken() != null) {
        throw broken("There is something after the JSON object.");
      }
      return read;
    } catch (JacksonException e) {
      var at = e.getLocation();
      var where =
          at == null ? "" : " near line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
      throw Problem.invalid(
          "The body is not valid JSON%s.".formatted(where),
          List.of(new Violation("body", null, "send one JSON object in UTF-8")));
    }
  }

  private static List<RawFields> readList(
      JsonParser parser, String list, Collection<String> known, int most) {
    if (parser.nextToken() != JsonToken.PROPERTY_NAME || !parser.currentName().equals(list)) {
      throw notTheList(parser.currentName(), list);
    }
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw refused(list, readCurrent(parser), "send a list, [ … ]");
    }
    var objects = new ArrayList<RawFields>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      objects.add(readElement(parser, list, known));
      if (objects.size() > most) {
        throw refused(list, null, "send at most %d in one list".formatted(most));
      }
    }
    if (objects.isEmpty()) {
      throw refused(list, null, "send at least one in the list");
    }
    if (parser.nextToken() != JsonToken.END_OBJECT) {
      throw notTheList(parser.currentName(), list);
    }
    return objects;
  }

  private static RawFields readElement(JsonParser parser, String list, Collection<String> known) {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return readObject(parser, known);
    }
    return new RawFields(
        new TreeMap<>(),
        List.of(new Violation(list, readCurrent(parser), "send an object, { … }, for each")));
  }

  private static String readCurrent(JsonParser parser) {
    var value = readValue(parser);
    return value == null ? null : value.text();
  }

  private static Problem notTheList(String field, String list) {
    return refused(field, null, "remove this field; beside %s there is none".formatted(list));
  }

  private static Problem refused(String field, String value, String fix) {
    return Problem.invalid(
        "Nothing was stored; errors lists what to change.",
        List.of(new Violation(field, value, fix)));
  }

  private static RawFields readObject(JsonParser parser, Collection<String> known) {
    var fields = new TreeMap<String, RawValue>();
    var seen = new TreeMap<String, Integer>();
    var violations = new ArrayList<Violation>();
    var blank = new HashSet<String>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      var value = readValue(parser);
      if (seen.merge(name, 1, Integer::sum) == 2) {
        violations.add(
            new Violation(name, value == null ? null : value.text(), "send this field once"));
      } else if (value != null) {
        fields.put(name, value);
      } else if (known.contains(name)) {
        blank.add(name);
      } else {
        fields.put(name, NOTHING);
      }
    }
    return new RawFields(fields, violations, blank);
  }

  private static RawValue readValue(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new RawValue(Kind.NUMBER, parser.getString());
      case START_OBJECT, START_ARRAY -> {
        var list = parser.currentToken() == JsonToken.START_ARRAY;
        parser.skipChildren();
        yield new RawValue(Kind.OTHER, list ? "[…]" : "{…}");
      }
      default -> new RawValue(Kind.OTHER, parser.getString());
    };
  }

  private static RawValue text(String text) {
    return text.isBlank() ? null : new RawValue(Kind.TEXT, text);
  }

  private static Problem broken(String detail) {
    return Problem.invalid(
        detail, List.of(new Violation("body", null, "send one JSON object, { … }, and no more")));
  }
}
