package io.sluice.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What processes have used, as Linux tells it: of each the program with all that it has started,
 * what has ended included.
 *
 * @param cpuMillis by the name of the program
 * @param memoryMebibytes what they hold in memory; shared pages count once in all
 */
record Usage(Map<String, Long> cpuMillis, Map<String, Long> memoryMebibytes) {

  /** Of {@code /proc/PID/stat}, counted from behind the name; in ticks. */
  private static final int USER_TIME = 11;

  private static final int TIMES = 4;
  private static final long MILLIS_A_TICK = 10;
  private static final long KIBIBYTES = 1_024;

  /** What the driver itself has used, without what it has started, in milliseconds. */
  static long ofDriver() {
    return cpuMillis(ProcessHandle.current().pid());
  }

  /** Of programs, by name. */
  static Usage of(Map<String, Long> programs) {
    var cpu = new TreeMap<String, Long>();
    var memory = new TreeMap<String, Long>();
    programs.forEach(
        (name, pid) -> {
          cpu.put(name, tree(pid).mapToLong(Usage::cpuMillis).sum());
          memory.put(name, tree(pid).mapToLong(Usage::kibibytes).sum() / KIBIBYTES);
        });
    return new Usage(cpu, memory);
  }

  /** The processor time since then; memory as it is now. */
  Usage since(Usage before) {
    return new Usage(
        cpuMillis.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    used -> used.getValue() - before.cpuMillis.getOrDefault(used.getKey(), 0L),
                    Long::sum,
                    TreeMap::new)),
        memoryMebibytes);
  }

  long allCpuMillis() {
    return cpuMillis.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Stream<Long> tree(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(program -> Stream.concat(Stream.of(program), program.descendants()))
        .map(ProcessHandle::pid);
  }

  /** Its own, and that of its children that have ended. */
  private static long cpuMillis(long pid) {
    var stat = read(pid, "stat");
    return stat.isEmpty() ? 0 : cpuMillis(stat);
  }

  /**
   * Of a line of {@code /proc/PID/stat}. The name of the program is in it, with whatever characters
   * it has.
   */
  static long cpuMillis(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Stream.of(fields).skip(USER_TIME).limit(TIMES).mapToLong(Long::parseLong).sum()
        * MILLIS_A_TICK;
  }

  private static long kibibytes(long pid) {
    return read(pid, "smaps_rollup")
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
        .findFirst()
        .orElse(0);
  }

  /** Empty for a process that has just ended. */
  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      if (ProcessHandle.of(pid).isEmpty()) {
        return "";
      }
      throw new UncheckedIOException(e);
    }
  }
}
