package io.sluice.webform;

import io.sluice.suppression.AddressHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What only we can have written: when a form was opened, and which submission a mail is about. Each
 * is its own text with its HMAC-SHA256 behind a dot.
 */
@Component
class FormTokens {

  /** The hidden field that the script of a form fills in. */
  static final String FIELD = "sluice-token";

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

  private final SecretKeySpec key;

  FormTokens(AddressHash hash) {
    this.key = new SecretKeySpec(hash.derive("forms"), ALGORITHM);
  }

  String opened(String formId, Instant when) {
    return signed("opened:%s:".formatted(formId), Long.toString(when.toEpochMilli()));
  }

  /** When the form was opened; empty where we have never written this. */
  Optional<Instant> readOpened(String formId, String token) {
    return read("opened:%s:".formatted(formId), token)
        .filter(text -> MILLIS.matcher(text).matches())
        .map(Long::valueOf)
        .map(Instant::ofEpochMilli);
  }

  String confirmation(UUID submissionId) {
    return signed("confirm:", submissionId.toString());
  }

  /** Which submission it is about; empty where we have never written this. */
  Optional<UUID> readConfirmation(String token) {
    return read("confirm:", token).map(UUID::fromString);
  }

  private String signed(String purpose, String text) {
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose + text));
  }

  private Optional<String> read(String purpose, String token) {
    var text = token.substring(0, Math.max(0, token.indexOf('.')));
    var expected = signed(purpose, text).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))
        ? Optional.of(text)
        : Optional.empty();
  }

  private byte[] mac(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
