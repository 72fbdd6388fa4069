package io.sluice.webhook;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import com.jayway.jsonpath.spi.mapper.JsonSmartMappingProvider;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON from outside, as maps, lists and scalars. */
final class Payload {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  /** What is not there is nothing, and no error. */
  private static final Configuration PATHS =
      Configuration.builder()
          .jsonProvider(new JsonSmartJsonProvider())
          .mappingProvider(new JsonSmartMappingProvider())
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  private Payload() {}

  /**
   * @throws Problem where this is not one JSON value
   */
  static Object parse(byte[] body) {
    try {
      var parsed = JSON.readValue(body, Object.class);
      if (parsed != null) {
        return parsed;
      }
    } catch (JacksonException | NumberFormatException e) {
      throw malformed();
    }
    throw malformed();
  }

  /** All that stands at a path; a path with alternatives may find several. */
  static List<?> read(JsonPath path, Object json) {
    var found = path.<Object>read(json, PATHS);
    return path.isDefinite() || !(found instanceof List) ? Arrays.asList(found) : (List<?>) found;
  }

  private static Problem malformed() {
    return Problem.invalid(
        "The body is not valid JSON, or has a field twice or a number beyond all bounds.",
        List.of(new Violation("body", null, "send one JSON object or list in UTF-8")));
  }
}
