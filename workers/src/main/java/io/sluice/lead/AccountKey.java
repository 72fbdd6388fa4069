package io.sluice.lead;

/**
 * The domain that tells the company: that of the address, or of the website where somebody writes
 * from a free-mail provider.
 */
final class AccountKey {

  private AccountKey() {}

  /**
   * @return null where neither tells the company
   */
  static String of(String email, String website) {
    var domain = CompanyDomain.ofEmail(email);
    return domain == null ? CompanyDomain.ofWebsite(website) : domain;
  }
}
