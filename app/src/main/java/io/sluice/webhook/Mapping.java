package io.sluice.webhook;

import com.jayway.jsonpath.JsonPath;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the payload of a webhook becomes leads.
 *
 * @param source what the leads say they came from
 * @param events where the events stand in a payload, or null where the payload is one
 * @param fields where each of our fields stands in an event
 */
record Mapping(String source, JsonPath events, Map<String, FieldRule> fields) {

  private static final int MOST_EVENTS = 100;

  /**
   * @return what each event says; none where there is none
   * @throws Problem where this is no JSON, or where there are too many events in it
   */
  List<RawFields> read(byte[] body) {
    var events = events(Payload.parse(body));
    if (events.size() > MOST_EVENTS) {
      throw Problem.invalid(
          "The payload has too many events.",
          List.of(
              new Violation(
                  "events",
                  String.valueOf(events.size()),
                  "send at most %d in one payload".formatted(MOST_EVENTS))));
    }
    return events.stream().map(this::fields).toList();
  }

  private List<?> events(Object payload) {
    if (events == null) {
      return List.of(payload);
    }
    var found = Payload.read(events, payload);
    var all = found.size() == 1 && found.getFirst() instanceof List<?> list ? list : found;
    return all.stream().filter(Objects::nonNull).toList();
  }

  private RawFields fields(Object event) {
    var read = new TreeMap<String, RawValue>();
    read.put(MappingReader.SOURCE, new RawValue(Kind.TEXT, source));
    fields.forEach((field, rule) -> rule.read(event).ifPresent(value -> read.put(field, value)));
    return new RawFields(read, List.of());
  }
}
