package io.sluice.suppression;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes of an address what tells it again and does not tell it: its HMAC-SHA256 under the key of
 * the configuration. Who has the database without the key cannot try addresses out.
 */
@Component
public class AddressHash {

  public static final String PROPERTY = "sluice.suppression.key";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_LENGTH = 32;

  private final SecretKeySpec key;

  AddressHash(@Value("${" + PROPERTY + "}") String key) {
    if (key.length() < LEAST_LENGTH) {
      throw new UnusableKeyException(
          "%s has %d characters and needs %d or more: set it to what \"openssl rand -base64 32\" prints."
              .formatted(PROPERTY, key.length(), LEAST_LENGTH));
    }
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * A key of its own for one purpose, 32 bytes: HMAC-SHA256 of "sluice:" and the purpose under the
   * key of the configuration. Keys of two purposes tell nothing of each other, and none is ever the
   * hash of an address: the text hashed is no address.
   *
   * @param purpose what the key is for, in one word: "forms", "webhooks", "links"
   */
  public byte[] derive(String purpose) {
    if (purpose.isBlank()) {
      throw new IllegalArgumentException("A key is derived for a purpose; this one is blank");
    }
    return of("sluice:" + purpose);
  }

  byte[] of(Address address) {
    return of(address.toString());
  }

  /** Of every form in which it may be on a list. */
  List<byte[]> ofForms(Address address) {
    return address.forms().stream().map(this::of).toList();
  }

  byte[] of(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
