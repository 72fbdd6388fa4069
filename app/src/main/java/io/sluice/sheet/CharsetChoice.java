package io.sluice.sheet;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out the encoding of bytes that do not say it. */
final class CharsetChoice {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int SURE = 50;
  private static final int SURER = 20;
  private static final Pattern NEVER = Pattern.compile("UTF-.*|ISO-2022.*|IBM.*");
  private static final Set<String> WESTERN = Set.of("ISO-8859-1", "windows-1252");

  private CharsetChoice() {}

  /**
   * UTF-16 without a byte order mark. Delimiters and line ends are ASCII in any language and have a
   * zero byte beside them, always on the same side; where there are more of two ASCII bytes side by
   * side, as in any other text, it is no UTF-16.
   */
  static Optional<Charset> utf16(byte[] start) {
    int little = 0;
    int big = 0;
    int ascii = 0;
    int pairs = 0;
    for (int i = 0; i + 1 < start.length; i += 2) {
      boolean isLittle = start[i + 1] == 0;
      boolean isBig = start[i] == 0;
      little += isLittle ? 1 : 0;
      big += isBig ? 1 : 0;
      ascii += isLittle && isText(start[i]) || isBig && isText(start[i + 1]) ? 1 : 0;
      pairs += isText(start[i]) && isText(start[i + 1]) ? 1 : 0;
    }
    int units = start.length / 2;
    boolean isOneSided = Math.min(little, big) * 20 <= Math.max(little, big);
    if (little == big || !isOneSided || ascii * 20 < units || pairs > 4 * ascii) {
      return Optional.empty();
    }
    return Optional.of(little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  private static boolean isText(byte sign) {
    return sign >= ' ' || sign == '\t' || sign == '\n' || sign == '\r';
  }

  /**
   * UTF-8 where nearly all fits; else another encoding that is sure, and surer by far than that of
   * the West: short texts look a little like many languages; else Windows-1252, in which
   * spreadsheets of the West save.
   *
   * @param sample bytes that are not all ASCII, the last character of which may be cut off
   */
  static Charset of(byte[] sample) {
    if (isUtf8(sample)) {
      return StandardCharsets.UTF_8;
    }
    var matches = new CharsetDetector().setText(sample).detectAll();
    var western =
        Arrays.stream(matches)
            .filter(match -> WESTERN.contains(match.getName()))
            .mapToInt(CharsetMatch::getConfidence)
            .max()
            .orElse(0);
    return Arrays.stream(matches)
        .filter(match -> match.getConfidence() >= Math.max(SURE, western + SURER))
        .map(CharsetMatch::getName)
        .filter(name -> !NEVER.matcher(name).matches())
        .filter(Charset::isSupported)
        .findFirst()
        .map(Charset::forName)
        .orElse(WINDOWS_1252);
  }

  private static boolean isUtf8(byte[] sample) {
    var bytes = ByteBuffer.wrap(sample);
    var chars = CharBuffer.allocate(1024);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    int wrong = 0;
    int right = 0;
    while (true) {
      var result = decoder.decode(bytes, chars, false);
      right += (int) chars.flip().chars().filter(sign -> sign > 0x7f).count();
      chars.clear();
      if (result.isUnderflow()) {
        return right >= 4 * wrong && right + bytes.remaining() > 0;
      }
      if (result.isError()) {
        wrong++;
        bytes.position(bytes.position() + result.length());
      }
    }
  }
}
