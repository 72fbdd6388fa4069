package io.sluice.webhook;

import java.util.Base64;
import java.util.Optional;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** A secret after Standard Webhooks: {@code whsec_} and the base64 of 24 to 64 bytes. */
record WebhookSecret(byte[] bytes) {

  private static final String PREFIX = "whsec_";
  private static final int LEAST = 24;
  private static final int MOST = 64;
  private static final int MADE = 32;

  static WebhookSecret make() {
    return new WebhookSecret(KeyGenerators.secureRandom(MADE).generateKey());
  }

  /** Empty where this is none. */
  static Optional<WebhookSecret> of(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      return bytes.length < LEAST || bytes.length > MOST
          ? Optional.empty()
          : Optional.of(new WebhookSecret(bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "WebhookSecret[…]";
  }
}
