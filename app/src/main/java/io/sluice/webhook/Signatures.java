package io.sluice.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds who signed a message: HMAC-SHA256 over id, time and body, byte by byte. The library of
 * Standard Webhooks takes the body as text and the time of the machine, so that bytes which are no
 * UTF-8 could pass as others and no test could move its clock; tests check against it.
 */
final class Signatures {

  private static final String ALGORITHM = "HmacSHA256";

  private Signatures() {}

  /** Compares each signature with each secret's, in a time that tells nothing of them. */
  static boolean isSignedByOneOf(Collection<byte[]> secrets, SignedMessage message) {
    var right = false;
    for (var secret : secrets) {
      var expected = sign(secret, message);
      for (var signature : message.signatures()) {
        right |= MessageDigest.isEqual(expected, signature);
      }
    }
    return right;
  }

  private static byte[] sign(byte[] secret, SignedMessage message) {
    var mac = keyed(secret);
    mac.update(message.signedPrefix());
    return mac.doFinal(message.body());
  }

  /** A keyed hash. */
  static byte[] hash(byte[] key, byte[] text) {
    return keyed(key).doFinal(text);
  }

  private static Mac keyed(byte[] key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
