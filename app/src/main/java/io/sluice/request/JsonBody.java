package io.sluice.request;

import static java.util.stream.Collectors.joining;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a small JSON object that has others in it. What is no field of it, sent twice, or of
 * another type is refused with the field's name, and never worded by the binding library.
 */
public final class JsonBody {

  private static final int LIMIT = 64 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private JsonBody() {}

  /**
   * @throws Problem where the body is too large, not a JSON object, or does not fit
   */
  public static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
    var json = parse(Body.read(request, LIMIT));
    try {
      return MAPPER.treeToValue(json, type);
    } catch (DatabindException e) {
      throw misfit(json, e);
    }
  }

  private static JsonNode parse(byte[] body) {
    try {
      var json = MAPPER.readTree(body);
      if (json.isObject()) {
        return json;
      }
      throw notAnObject("The body is not a JSON object.");
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw notAnObject(
          "The body is not valid JSON near line %d, column %d, or has a field twice."
              .formatted(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
    }
  }

  private static Problem misfit(JsonNode json, DatabindException e) {
    var field = new StringBuilder();
    var value = json;
    for (var step : e.getPath()) {
      var name = step.getPropertyName();
      field.append(name == null ? "[%d]".formatted(step.getIndex()) : "." + name);
      value = name == null ? value.path(step.getIndex()) : value.path(name);
    }
    return Problem.invalid(
        "The body does not fit; nothing was changed.",
        List.of(
            new Violation(field.toString().replaceFirst("^\\.", ""), value.toString(), fix(e))));
  }

  private static String fix(DatabindException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "remove this field; known are "
            + unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(joining(", "))
        : "send it in the form that /v3/api-docs describes";
  }

  private static Problem notAnObject(String detail) {
    return Problem.invalid(
        detail, List.of(new Violation("body", null, "send one JSON object in UTF-8")));
  }
}
