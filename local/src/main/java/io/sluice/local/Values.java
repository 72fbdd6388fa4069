package io.sluice.local;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the values below {@value LocalStackOptions#PREFIX} and names the property that is wrong.
 */
final class Values {

  private static final Pattern SECONDS = Pattern.compile("(\\d+)\\s*s?");

  private final UnaryOperator<String> property;

  Values(UnaryOperator<String> property) {
    this.property = property;
  }

  String text(String name, String fallback) {
    String value = property.apply(LocalStackOptions.PREFIX + name);
    return value == null || value.isBlank() ? fallback : value.strip();
  }

  boolean flag(String name) {
    String value = text(name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, "true or false", value);
    };
  }

  int port(String name, int fallback) {
    return port(name, fallback, 1, 65_535);
  }

  int port(String name, int fallback, int lowest, int highest) {
    String value = text(name, Integer.toString(fallback));
    try {
      int port = Integer.parseInt(value);
      if (port >= lowest && port <= highest) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // reported below
    }
    throw wrong(name, "a port number from " + lowest + " to " + highest, value);
  }

  Duration duration(String name, Duration fallback) {
    String value = text(name, fallback.toString());
    Matcher seconds = SECONDS.matcher(value);
    if (seconds.matches()) {
      return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
    }
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw wrong(name, "a duration such as 180s or PT3M", value);
    }
  }

  private static LocalStackException wrong(String name, String expected, String value) {
    return new LocalStackException(
        LocalStackOptions.PREFIX + name + " must be " + expected + ", not \"" + value + "\".");
  }
}
