package io.sluice.local.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A file of the data directory that is written once, and then stays as it is. */
final class DataFile {

  private DataFile() {}

  /**
   * The file in this folder; written when it is not there.
   *
   * @param what it has, for whoever reads why it cannot be written
   */
  static Path in(Path dataDir, String name, String what, Supplier<String> text) {
    Path file = dataDir.resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, text.get());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("The %s cannot be written to %s".formatted(what, file), e);
    }
  }
}
