package io.sluice.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Opens the CSV files that people have. */
public final class SheetFile {

  private static final int SAMPLE_CHARS = 64 * 1024;
  private static final int PIECE_CHARS = 16 * 1024;

  private SheetFile() {}

  /**
   * Finds out encoding, delimiter and quotes and reads the header. The rows are read as they are
   * asked for; the file is never whole in memory.
   *
   * @param in closed with the sheet; by the caller if this fails
   * @throws UnreadableSheetException if the file is of another kind, is empty or has no header
   * @throws UncheckedIOException if the stream fails
   */
  public static Sheet open(InputStream in, SheetLimits limits) {
    try {
      var text = new SheetText(in);
      var sample = sample(text);
      var choice = new GrammarChoice(sample, sample.length() < SAMPLE_CHARS, limits);
      var lines = new Lines(CharSource.of(sample, text), limits.rowChars());
      var window = new LineWindow(lines);
      if (choice.told().isPresent()) {
        window.skip();
      }
      return new Sheet(text, window, choice.best(), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Less than {@link #SAMPLE_CHARS} only if that is all there is. */
  private static String sample(SheetText text) throws IOException {
    var sample = new StringBuilder();
    var piece = new char[PIECE_CHARS];
    int read = text.read(piece);
    while (read >= 0) {
      sample.append(piece, 0, read);
      if (sample.length() >= SAMPLE_CHARS) {
        break;
      }
      read = text.read(piece);
    }
    return sample.toString();
  }
}
