package io.sluice.intake;

import io.sluice.request.RawFields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash of what a lead said, whatever the order and the white space it was said in. */
record Fingerprint(String value) {

  static Fingerprint of(RawFields lead) {
    var digest = sha256();
    lead.fields()
        .forEach(
            (name, field) -> {
              update(digest, name);
              update(digest, field.kind().name());
              update(digest, field.text());
            });
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  /** The length goes first, so that two fields never hash like one. */
  private static void update(MessageDigest digest, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
