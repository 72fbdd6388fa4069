package io.sluice.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files as texts and bytes. */
final class Sheets {

  private Sheets() {}

  static Sheet open(byte[] file) {
    return SheetFile.open(new ByteArrayInputStream(file), SheetLimits.STANDARD);
  }

  static Sheet open(String file) {
    return open(file.getBytes(StandardCharsets.UTF_8));
  }

  static List<SheetRow> rows(Sheet sheet) {
    try (sheet) {
      var rows = new ArrayList<SheetRow>();
      sheet.forEachRemaining(rows::add);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<SheetRow> rows(String file) {
    return rows(open(file));
  }

  static GoodRow good(long line, String... cells) {
    return new GoodRow(line, List.of(cells));
  }

  static byte[] bytes(int... bytes) {
    var file = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      file[i] = (byte) bytes[i];
    }
    return file;
  }

  static byte[] bytes(int[] start, String text, Charset charset) {
    var begin = bytes(start);
    var rest = text.getBytes(charset);
    var file = new byte[begin.length + rest.length];
    System.arraycopy(begin, 0, file, 0, begin.length);
    System.arraycopy(rest, 0, file, begin.length, rest.length);
    return file;
  }
}
