package io.sluice.sheet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A CSV that is sent whole or not at all. Until then it lies in a file for its owner alone, which
 * is gone where it is closed.
 */
public record CsvFile(Path file) implements Closeable {

  /**
   * @throws UncheckedIOException where it cannot be written
   */
  public static CsvFile of(Content content) {
    try {
      var csv = new CsvFile(Files.createTempFile("sluice-", ".csv"));
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

  /** Answers with it, as a file of that name to be saved. */
  public void sendTo(HttpServletResponse response, String name) throws IOException {
    response.setContentType("text/csv;charset=utf-8");
    response.setContentLengthLong(Files.size(file));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    Files.copy(file, response.getOutputStream());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** What stands in it. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
