package io.sluice.request;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawValue.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one flat JSON object, token by token, so that every violation is found in one go and none
 * is worded by a binding library with the value in its message.
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
    try (var parser = json.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw broken("The body is not a JSON object.");
      }
      var fields = readObject(parser, known);
      if (parser.nextToken() != null) {
        throw broken("There is something after the JSON object.");
      }
      return fields;
    } catch (JacksonException e) {
      var at = e.getLocation();
      var where =
          at == null ? "" : " near line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
      throw Problem.invalid(
          "The body is not valid JSON%s.".formatted(where),
          List.of(new Violation("body", null, "send one JSON object in UTF-8")));
    }
  }

  private static RawFields readObject(JsonParser parser, Collection<String> known) {
    var fields = new TreeMap<String, RawValue>();
    var seen = new TreeMap<String, Integer>();
    var violations = new ArrayList<Violation>();
    var blank = new HashSet<String>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
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
    return switch (parser.nextToken()) {
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
