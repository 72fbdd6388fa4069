package io.sluice.lead;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The domain by which people of one company are known to be of one company: that of their address,
 * or of the website where they write from a free-mail provider.
 */
final class AccountKey {

  private static final Set<String> FREE_MAIL = freeMail();

  private AccountKey() {}

  /**
   * @return null where neither tells the company
   */
  static String of(String email, String website) {
    var domain = email.strip().substring(email.strip().lastIndexOf('@') + 1);
    var key = domain.toLowerCase(Locale.ROOT);
    return FREE_MAIL.contains(key) ? companySite(website) : key;
  }

  private static String companySite(String website) {
    var host = Website.hostOf(website);
    return host == null || FREE_MAIL.contains(host) ? null : host;
  }

  private static Set<String> freeMail() {
    try (var list = AccountKey.class.getResourceAsStream("free-mail.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
