package io.sluice.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The refused rows of an import as a whole file, for its owner alone; it is gone where it is
 * closed.
 */
public record RefusedCsv(Path file) implements Closeable {

  /**
   * @throws UncheckedIOException where it cannot be written
   */
  static RefusedCsv of(Content content) {
    try {
      var csv = new RefusedCsv(Files.createTempFile("refused-", ".csv"));
      try (var out = Files.newOutputStream(csv.file)) {
        content.writeTo(out);
        return csv;
      } catch (IOException | RuntimeException | Error e) {
        csv.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In bytes. */
  public long size() throws IOException {
    return Files.size(file);
  }

  public void writeTo(OutputStream out) throws IOException {
    Files.copy(file, out);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** What stands in it. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
