package io.sluice.local.supervisor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out, on Linux, which process listens on a port. */
final class PortOwner {

  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** The process, such as {@code process 123 (/usr/bin/java)}; empty if that cannot be told. */
  static Optional<String> of(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      sockets.addAll(listening(PROC.resolve("net").resolve(table), port));
    }
    return ProcessHandle.allProcesses()
        .filter(process -> holdsAny(process.pid(), sockets))
        .findFirst()
        .map(
            process ->
                "process "
                    + process.pid()
                    + process.info().command().map(command -> " (" + command + ")").orElse(""));
  }

  /** The kernel's table has the local address in column 1, the state in 3 and the inode in 9. */
  private static Set<String> listening(Path table, int port) {
    Set<String> sockets = new HashSet<>();
    try {
      for (String line : Files.readAllLines(table)) {
        String[] column = line.strip().split("\\s+");
        if (column.length > 9
            && column[3].equals(LISTENING)
            && column[1].endsWith(":%04X".formatted(port))) {
          sockets.add("socket:[" + column[9] + "]");
        }
      }
    } catch (IOException notLinux) {
      return Set.of();
    }
    return sockets;
  }

  private static boolean holdsAny(long pid, Set<String> sockets) {
    if (sockets.isEmpty()) {
      return false;
    }
    Path folder = PROC.resolve(Long.toString(pid)).resolve("fd");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isSymbolicLink(file)
            && sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException goneOrNotOurs) {
      return false;
    }
    return false;
  }
}
