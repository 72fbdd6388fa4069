package io.sluice.webform;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.Body;
import io.sluice.request.JsonReader;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Reads what a form sends: url-encoded by a browser, or a flat JSON object by a script. */
@Component
class FormReader {

  private static final int LIMIT = 64 * 1024;
  private static final int MOST_FIELDS = 200;
  private static final Set<String> NESTED = Set.of("[…]", "{…}");

  private final JsonReader json;
  private final FormHttpMessageConverter urlEncoded = new FormHttpMessageConverter();

  FormReader(JsonReader json) {
    this.json = json;
  }

  /**
   * @throws Problem where it is too large, or cannot be read
   */
  FormPost read(HttpServletRequest request) throws IOException {
    var type = MediaType.parseMediaType(request.getContentType());
    var body = Body.read(request, LIMIT);
    var values =
        MediaType.APPLICATION_JSON.isCompatibleWith(type) ? ofJson(body) : ofForm(body, type);
    if (values.size() > MOST_FIELDS) {
      throw refused("send at most %d fields".formatted(MOST_FIELDS));
    }
    return new FormPost(values);
  }

  private Map<String, List<String>> ofJson(byte[] body) {
    var read = json.read(body, List.of());
    var violations = read.violations();
    var values = new TreeMap<String, List<String>>();
    for (var field : read.fields().entrySet()) {
      if (isNested(field.getValue())) {
        throw invalid(
            List.of(
                new Violation(field.getKey(), field.getValue().text(), "send a text or a number")));
      }
      values.put(field.getKey(), texts(field.getValue()));
    }
    if (!violations.isEmpty()) {
      throw invalid(violations);
    }
    return values;
  }

  private static boolean isNested(RawValue value) {
    return value.kind() == Kind.OTHER && value.text() != null && NESTED.contains(value.text());
  }

  private static List<String> texts(RawValue value) {
    return value.text() == null ? List.of() : List.of(value.text());
  }

  private Map<String, List<String>> ofForm(byte[] body, MediaType type) throws IOException {
    try {
      var values = new TreeMap<String, List<String>>();
      urlEncoded
          .read(null, new Message(body, type))
          .forEach(
              (name, given) ->
                  values.put(
                      name,
                      given.stream().map(value -> value == null ? "" : value.toString()).toList()));
      return values;
    } catch (HttpMessageNotReadableException | IllegalArgumentException e) {
      throw refused("send it as a browser does: application/x-www-form-urlencoded, in UTF-8");
    }
  }

  private static Problem refused(String fix) {
    return invalid(List.of(new Violation("body", null, fix)));
  }

  private static Problem invalid(List<Violation> violations) {
    return Problem.invalid("Nothing was stored; errors lists what to change.", violations);
  }

  private record Message(byte[] body, MediaType type) implements HttpInputMessage {

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public HttpHeaders getHeaders() {
      var headers = new HttpHeaders();
      headers.setContentType(type);
      return headers;
    }
  }
}
