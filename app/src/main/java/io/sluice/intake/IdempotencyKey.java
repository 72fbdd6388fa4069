package io.sluice.intake;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/**
 * What makes a repeated submission the same one. The scope keeps the keys of callers, of their
 * sources, of imported rows and of start forms apart.
 */
public record IdempotencyKey(String scope, String value) {

  static final String HEADER = "Idempotency-Key";

  /** The scope of imported rows, whose key is their fingerprint. */
  static final String ROW = "row";

  private static final String REQUEST = "request";
  private static final int MAX_LENGTH = 255;
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

  /**
   * Reads the header, which may be absent: a string of RFC 9651 in double quotes, as
   * draft-ietf-httpapi-idempotency-key-header has it, or the bare characters that most clients
   * send. Both name the same key.
   *
   * @param source of the caller's API key, whose keys are its own
   */
  static Optional<IdempotencyKey> ofHeaders(List<String> headers, Optional<String> source) {
    if (headers == null || headers.isEmpty()) {
      return Optional.empty();
    }
    var sent = String.join(", ", headers);
    var value = headers.size() > 1 ? Optional.<String>empty() : read(sent);
    var scope = source.map(name -> REQUEST + ":" + name).orElse(REQUEST);
    return Optional.of(new IdempotencyKey(scope, value.orElseThrow(() -> malformed(sent))));
  }

  private static Optional<String> read(String header) {
    return header.startsWith("\"")
        ? quoted(header)
        : Optional.of(header).filter(VISIBLE_ASCII.asMatchPredicate());
  }

  private static Optional<String> quoted(String header) {
    try {
      return Optional.of(Parser.parseItem(header))
          .filter(StringItem.class::isInstance)
          .map(item -> ((StringItem) item).get())
          .filter(Predicate.not(String::isEmpty))
          .filter(value -> value.length() <= MAX_LENGTH);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private static Problem malformed(String sent) {
    var fix = "send one key of 1 to 255 visible ASCII characters, bare or in double quotes";
    return Problem.invalid(
        "The idempotency key is malformed.", List.of(new Violation(HEADER, sent, fix)));
  }

  static IdempotencyKey ofCapture(long processInstanceKey, long elementInstanceKey) {
    return new IdempotencyKey("capture", processInstanceKey + ":" + elementInstanceKey);
  }

  static IdempotencyKey ofRow(Fingerprint row) {
    return new IdempotencyKey(ROW, row.value());
  }

  /**
   * Whether the sender is told at once that the same is still running, and need not wait for it.
   */
  boolean isOfCaller() {
    return scope.startsWith(REQUEST);
  }
}
