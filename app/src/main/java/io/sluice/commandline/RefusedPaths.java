package io.sluice.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the refused rows of a file stand: beside it, and never in place of those that somebody
 * corrects.
 */
record RefusedPaths(Path file) {

  /** The latest that is there. */
  Optional<Path> last() {
    return all().takeWhile(Files::exists).reduce((earlier, later) -> later);
  }

  /** The first that is not there yet. */
  Path next() {
    return all().dropWhile(Files::exists).findFirst().orElseThrow();
  }

  private Stream<Path> all() {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> number == 1 ? ".refused.csv" : ".refused-%d.csv".formatted(number))
        .map(end -> file.resolveSibling(file.getFileName() + end));
  }
}
