package io.sluice.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The characters of a file. Without a byte order mark the encoding is found out where the first
 * byte comes that is not ASCII, however far into the file that is. Bytes that do not fit the
 * encoding become {@link #UNDECODABLE}.
 */
final class SheetText implements CharSource, AutoCloseable {

  /** No character of any text. */
  static final char UNDECODABLE = '\uFFFF';

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final List<Mark> MARKS =
      List.of(
          new Mark(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
          new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
          new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
          new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
          new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private boolean isAtEnd;
  private boolean hasMark;
  private Charset charset = StandardCharsets.UTF_8;
  private CharsetDecoder decoder;

  /**
   * @throws UnreadableSheetException if the file is of another kind, has nothing in it or is no
   *     text
   */
  SheetText(InputStream in) throws IOException {
    this.in = in;
    fill();
    var start = waiting();
    if (start.length == 0) {
      throw empty();
    }
    FileKind.of(start)
        .ifPresent(
            kind -> {
              throw kind.unreadable();
            });
    var mark = MARKS.stream().filter(each -> each.isAt(start)).findFirst();
    if (mark.isPresent()) {
      hasMark = true;
      bytes.position(mark.get().length());
      decodeAs(mark.get().charset());
      return;
    }
    CharsetChoice.utf16(start).ifPresentOrElse(this::decodeAs, () -> requireText(start));
  }

  static UnreadableSheetException empty() {
    return new UnreadableSheetException(
        "The file is empty.", "send a first row with the names of the columns");
  }

  private static void requireText(byte[] start) {
    int controls = 0;
    for (byte sign : start) {
      if (sign >= 0 && sign < ' ' && "\t\n\r\f".indexOf(sign) < 0) {
        controls++;
      }
    }
    if (controls * 50L > start.length) {
      throw new UnreadableSheetException(
          "The file is not text: it has bytes in it that only programs read.",
          "export the table as CSV in UTF-8");
    }
  }

  /** UTF-8 as long as all was ASCII. */
  Charset charset() {
    return charset;
  }

  boolean hasMark() {
    return hasMark;
  }

  @Override
  public int read(char[] target) throws IOException {
    if (decoder == null) {
      int read = readAscii(target);
      if (read != 0) {
        return read;
      }
    }
    var chars = CharBuffer.wrap(target);
    while (chars.position() == 0 && decode(chars)) {
      fill();
    }
    return chars.position() == 0 ? -1 : chars.position();
  }

  /**
   * @return 0 where the first byte comes that is not ASCII, which makes the encoding known
   */
  private int readAscii(char[] target) throws IOException {
    if (!bytes.hasRemaining()) {
      fill();
    }
    int read = 0;
    while (read < target.length && bytes.hasRemaining() && bytes.get(bytes.position()) >= 0) {
      target[read] = (char) bytes.get();
      read++;
    }
    if (read == 0 && bytes.hasRemaining()) {
      fill();
      decodeAs(CharsetChoice.of(waiting()));
      return 0;
    }
    return read == 0 ? -1 : read;
  }

  /**
   * @return whether more bytes are needed and may be had
   */
  private boolean decode(CharBuffer chars) {
    while (true) {
      var result = decoder.decode(bytes, chars, isAtEnd);
      if (!result.isError()) {
        return result.isUnderflow() && !isAtEnd;
      }
      if (!chars.hasRemaining()) {
        return false;
      }
      bytes.position(bytes.position() + wrongBytes(result));
      chars.put(UNDECODABLE);
    }
  }

  /** A decoder of UTF-16 counts the unit after a lone surrogate in, which may be a line end. */
  private int wrongBytes(CoderResult result) {
    boolean isUtf16 =
        charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    return isUtf16 ? Math.min(2, result.length()) : result.length();
  }

  private void decodeAs(Charset found) {
    charset = found;
    decoder = found.newDecoder();
  }

  private byte[] waiting() {
    return Arrays.copyOfRange(
        bytes.array(), bytes.position(), bytes.position() + bytes.remaining());
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
    isAtEnd |= bytes.remaining() > read;
    bytes.position(bytes.position() + read);
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private record Mark(Charset charset, int... signs) {

    boolean isAt(byte[] start) {
      for (int i = 0; i < signs.length; i++) {
        if (i >= start.length || (start[i] & 0xFF) != signs[i]) {
          return false;
        }
      }
      return true;
    }

    int length() {
      return signs.length;
    }
  }
}
