package io.sluice.webhook;

import com.jayway.jsonpath.JsonPath;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where one of our fields comes from.
 *
 * @param constant what it always says, or null
 * @param paths where it stands in an event; the first that has something counts
 * @param values what is said here for what is said there
 * @param otherwise what it says where nothing is found, or what is found is none of the values; or
 *     null
 * @param epoch what it counts since 1970, where that is made an instant of; or null
 */
record FieldRule(
    String constant,
    List<JsonPath> paths,
    Map<String, String> values,
    String otherwise,
    Epoch epoch) {

  private static final RawValue NO_SCALAR = new RawValue(Kind.OTHER, "{…}");

  /** How a number tells an instant. */
  enum Epoch {
    MILLIS,
    SECONDS
  }

  Optional<RawValue> read(Object event) {
    if (constant != null) {
      return Optional.of(untyped(constant));
    }
    return paths.stream()
        .flatMap(path -> Payload.read(path, event).stream())
        .map(FieldRule::raw)
        .filter(Objects::nonNull)
        .findFirst()
        .map(this::translated)
        .or(() -> Optional.ofNullable(otherwise).map(FieldRule::untyped));
  }

  private RawValue translated(RawValue found) {
    if (found.kind() == Kind.OTHER) {
      return found;
    }
    var text = found.text().strip();
    if (epoch != null) {
      return untyped(instant(text));
    }
    if (values.containsKey(text)) {
      return untyped(values.get(text));
    }
    return values.isEmpty() || otherwise == null ? found : untyped(otherwise);
  }

  /** What is no number is left as it is, and refused by its name. */
  private String instant(String text) {
    try {
      var count = Long.parseLong(text);
      return (epoch == Epoch.MILLIS ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count))
          .toString();
    } catch (NumberFormatException | DateTimeException e) {
      return text;
    }
  }

  /** Null for what says nothing. */
  private static RawValue raw(Object found) {
    if (found == null) {
      return null;
    }
    if (found instanceof Map || found instanceof List) {
      return NO_SCALAR;
    }
    var text = found.toString();
    return text.isBlank() ? null : untyped(text);
  }

  private static RawValue untyped(String text) {
    return new RawValue(Kind.UNTYPED, text);
  }
}
