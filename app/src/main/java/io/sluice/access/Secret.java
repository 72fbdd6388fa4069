package io.sluice.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The text of a key: {@code slk_} and 32 random bytes. So much chance needs no slow hash: its
 * SHA-256 can be looked up, and tells nothing.
 */
record Secret(String text) {

  private static final String PREFIX = "slk_";
  private static final int BYTES = 32;
  private static final int BEGINNING = PREFIX.length() + 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Secret random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** By which people tell it, and which opens nothing. */
  String beginning() {
    return text.substring(0, BEGINNING);
  }

  @Override
  public String toString() {
    return "Secret[]";
  }
}
