package io.sluice.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What JVMs hold, and not what nobody has cleared away yet. */
final class Heap {

  /** The last line of a class histogram: how many objects, and their bytes. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

  private static final double MEBIBYTE = 1 << 20;

  private Heap() {}

  /**
   * Has each JVM collect all that it does not need, and returns how many MiB are left.
   *
   * @param programs by name; what is no JVM is left out
   */
  static Map<String, Double> mebibytes(Map<String, Long> programs) {
    var heaps = new TreeMap<String, Double>();
    programs.forEach(
        (name, pid) -> {
          if (isJvm(pid)) {
            heaps.put(name, live(pid) / MEBIBYTE);
          }
        });
    return heaps;
  }

  private static boolean isJvm(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(command -> Path.of(command).endsWith("java"))
        .isPresent();
  }

  /**
   * A histogram counts what is alive, so a full collection comes first, whatever the collector. It
   * goes to a file, since a JVM that asks for its own stands still meanwhile and reads no pipe.
   */
  private static long live(long pid) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var file = Files.createTempFile("heap", ".txt");
      try {
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .redirectOutput(file.toFile())
            .start()
            .onExit()
            .join();
        var said = Files.readString(file);
        var total = TOTAL.matcher(said);
        if (!total.find()) {
          throw new IllegalStateException(
              "The heap of process %d cannot be asked for: %s".formatted(pid, said.strip()));
        }
        return Long.parseLong(total.group(1));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The heaps need the jcmd of a JDK", e);
    }
  }
}
