package io.sluice.webhook;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What came, with what it says of itself in the headers of Standard Webhooks 1.0.0. Nothing of it
 * is believed before one of the signatures was found to be right.
 *
 * @param id the sender's own id of it
 * @param sentAt when it was signed, to the second
 * @param signatures those of scheme v1; there are several while the sender changes its secret
 * @param body byte by byte as it came, since that is what was signed
 */
record SignedMessage(String id, Instant sentAt, List<byte[]> signatures, byte[] body) {

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  /** Without a dot, which is what parts the id from the time in what is signed. */
  private static final Pattern ID_FORM = Pattern.compile("[!-~&&[^.]]{1,255}");

  private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,11}");
  private static final String SCHEME = "v1,";
  private static final int MOST_SIGNATURES = 20;
  private static final int LENGTH = 32;

  /**
   * @param headers all values of a header
   * @throws Problem that names the header which is missing or malformed
   */
  static SignedMessage of(Function<String, List<String>> headers, byte[] body) {
    var id = one(headers, ID, ID_FORM, "send 1 to 255 visible ASCII characters without a dot");
    var seconds = one(headers, TIMESTAMP, SECONDS, "send the seconds since 1970 as digits");
    return new SignedMessage(
        id,
        Instant.ofEpochSecond(Long.parseLong(seconds)),
        signatures(headers.apply(SIGNATURE)),
        body);
  }

  /** The id, where there is one that may be shown and stored. */
  static String idOf(Function<String, List<String>> headers) {
    var given = headers.apply(ID);
    return given.size() == 1 && ID_FORM.matcher(given.getFirst()).matches()
        ? given.getFirst()
        : null;
  }

  /** What the sender has signed before the body. */
  byte[] signedPrefix() {
    return "%s.%d.".formatted(id, sentAt.getEpochSecond()).getBytes(StandardCharsets.US_ASCII);
  }

  private static String one(
      Function<String, List<String>> headers, String name, Pattern form, String fix) {
    var given = headers.apply(name);
    if (given.size() != 1 || !form.matcher(given.getFirst()).matches()) {
      throw malformed(name, given.isEmpty() ? null : String.join(", ", given), fix);
    }
    return given.getFirst();
  }

  private static List<byte[]> signatures(List<String> given) {
    var signatures =
        given.stream()
            .flatMap(header -> Stream.of(header.split(" ")))
            .limit(MOST_SIGNATURES)
            .filter(signature -> signature.startsWith(SCHEME))
            .map(signature -> decode(signature.substring(SCHEME.length())))
            .filter(bytes -> bytes.length == LENGTH)
            .toList();
    if (signatures.isEmpty()) {
      throw malformed(
          SIGNATURE,
          given.isEmpty() ? null : String.join(" ", given),
          "send v1, and the base64 of an HMAC-SHA256; several with a space between them");
    }
    return signatures;
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Problem malformed(String header, String value, String fix) {
    return Refusal.MALFORMED_HEADER.problem(new Violation(header, value, fix));
  }
}
