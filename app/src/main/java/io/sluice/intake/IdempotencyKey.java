package io.sluice.intake;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes a repeated submission the same one. The scope keeps the keys of callers, of imported
 * rows and of start forms apart.
 */
public record IdempotencyKey(String scope, String value) {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

  /** Reads the header, which may be absent. */
  static Optional<IdempotencyKey> ofHeaders(List<String> headers) {
    if (headers == null || headers.isEmpty()) {
      return Optional.empty();
    }
    var value = String.join(", ", headers);
    if (headers.size() > 1 || !VISIBLE_ASCII.matcher(value).matches()) {
      var fix = "send one key of 1 to 255 visible ASCII characters";
      throw Problem.invalid(
          "The idempotency key is malformed.", List.of(new Violation(HEADER, value, fix)));
    }
    return Optional.of(new IdempotencyKey("request", value));
  }

  static IdempotencyKey ofCapture(long processInstanceKey, long elementInstanceKey) {
    return new IdempotencyKey("capture", processInstanceKey + ":" + elementInstanceKey);
  }

  static IdempotencyKey ofRow(Fingerprint row) {
    return new IdempotencyKey("row", row.value());
  }
}
