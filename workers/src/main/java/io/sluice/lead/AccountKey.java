package io.sluice.lead;

import java.util.Locale;

/**
 * The domain by which people of one company are known to be of one company: that of their address,
 * or of the website where they write from a free-mail provider.
 */
final class AccountKey {

  private AccountKey() {}

  /**
   * @return null where neither tells the company
   */
  static String of(String email, String website) {
    var domain = email.strip().substring(email.strip().lastIndexOf('@') + 1);
    var key = domain.toLowerCase(Locale.ROOT);
    return FreeMail.isProvider(key) ? companySite(website) : key;
  }

  private static String companySite(String website) {
    var host = Website.hostOf(website);
    return host == null || FreeMail.isProvider(host) ? null : host;
  }
}
