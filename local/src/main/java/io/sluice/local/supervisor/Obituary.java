package io.sluice.local.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What to tell about a server that ended by itself. */
final class Obituary {

  private static final int LAST_LINES = 15;
  private static final int LONGEST_LINE = 240;

  private Obituary() {}

  static String of(String name, String reason, Path log) {
    return name
        + " ended unexpectedly ("
        + reason
        + "); the end of its log "
        + log
        + ":"
        + lastLines(log);
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
          .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
          .map(line -> System.lineSeparator() + "    " + line)
          .collect(Collectors.joining());
    } catch (IOException e) {
      return " (unreadable: " + e.getMessage() + ")";
    }
  }
}
