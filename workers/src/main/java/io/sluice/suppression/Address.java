package io.sluice.suppression;

import java.util.Locale;
import java.util.Set;

/**
 * An e-mail address in the form in which one mailbox is one address: in lower case, without a tag
 * after a plus, and without the dots that some providers ignore. It is only compared and never
 * written to.
 */
public record Address(String local, String domain) {

  private static final Set<String> IGNORE_DOTS = Set.of("gmail.com", "googlemail.com");

  /**
   * @param email as someone wrote it, with an @
   */
  public static Address of(String email) {
    var key = email.strip().toLowerCase(Locale.ROOT);
    var at = key.lastIndexOf('@');
    var domain = key.substring(at + 1);
    var local = withoutTag(key.substring(0, Math.max(0, at)));
    return new Address(IGNORE_DOTS.contains(domain) ? local.replace(".", "") : local, domain);
  }

  private static String withoutTag(String local) {
    var plus = local.indexOf('+');
    return plus > 0 ? local.substring(0, plus) : local;
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
