package io.sluice.consent;

import io.sluice.suppression.AddressHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Writes what a link in a mail says so that nobody else can have written it: ids and topic, and
 * their HMAC-SHA256 under a key of its own. It is good as long as the installation's secret, and
 * needs no row, so that people can opt out by a mail of which we know nothing any more.
 */
@Component
public class SignedLinks {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String UUID_FORM = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final String WORD = "([a-z0-9-]{1,64})";
  private static final Pattern TOKEN =
      Pattern.compile("(%1$s\\.%1$s\\.%2$s\\.%2$s)\\.([\\w-]{43})".formatted(UUID_FORM, WORD));

  private final SecretKeySpec key;

  SignedLinks(AddressHash secret) {
    this.key = new SecretKeySpec(secret.derive("links"), ALGORITHM);
  }

  /** A token of the characters that a path may have. */
  public String sign(MailLink link) {
    var text =
        "%s.%s.%s.%s"
            .formatted(
                link.mailId(), link.leadId(), link.topic().purpose(), link.topic().channel());
    return text + "." + signature(text);
  }

  /** What a token says; empty for one that we have not signed. */
  public Optional<MailLink> read(String token) {
    var parts = TOKEN.matcher(token);
    if (!parts.matches() || !isSigned(parts.group(1), parts.group(6))) {
      return Optional.empty();
    }
    return Optional.of(
        new MailLink(
            UUID.fromString(parts.group(2)),
            UUID.fromString(parts.group(3)),
            new ConsentTopic(parts.group(4), parts.group(5))));
  }

  private boolean isSigned(String text, String signature) {
    return MessageDigest.isEqual(
        signature(text).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.US_ASCII));
  }

  private String signature(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
