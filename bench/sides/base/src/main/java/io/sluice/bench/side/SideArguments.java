package io.sluice.bench.side;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a side is started with.
 *
 * @param port where it serves on loopback; 0 means any that is free
 * @param sleep how long a sleeper sleeps
 */
public record SideArguments(String jdbc, String user, String password, int port, Duration sleep) {

  /**
   * Reads {@code --jdbc=URL --user=U --password=P --port=N} and, if given, {@code --sleep=P90D}.
   *
   * @throws IllegalArgumentException when one is missing, and says which
   */
  public static SideArguments of(String... arguments) {
    Map<String, String> given = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("Write " + argument + " as --name=value.");
      }
      given.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    return new SideArguments(
        required(given, "jdbc"),
        required(given, "user"),
        required(given, "password"),
        Integer.parseInt(required(given, "port")),
        Duration.parse(given.getOrDefault("sleep", "P90D")));
  }

  private static String required(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + "= is missing.");
    }
    return value;
  }
}
