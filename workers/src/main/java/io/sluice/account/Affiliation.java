package io.sluice.account;

import io.sluice.lead.CompanyDomain;

/**
 * What of a lead tells its account.
 *
 * @param emailDomain null where it is a mail provider's
 * @param siteDomain null where there is no website of the company's own
 * @param nameKey what is compared of the company's name, or null
 * @param country ISO 3166-1 alpha-2, or null
 */
record Affiliation(String emailDomain, String siteDomain, String nameKey, String country) {

  static Affiliation of(String email, String website, String company, String country) {
    return new Affiliation(
        CompanyDomain.ofEmail(email),
        CompanyDomain.ofWebsite(website),
        CompanyName.keyOf(company),
        country);
  }

  /** The domain by which the account is known; null where none tells it. */
  String domain() {
    return emailDomain == null ? siteDomain : emailDomain;
  }

  /** Where the domain is from. */
  MatchedBy by() {
    return emailDomain == null ? MatchedBy.WEBSITE : MatchedBy.EMAIL;
  }

  /** Whether the name is all there is to go by, and it says enough. */
  boolean isKnownByNameAlone() {
    return emailDomain == null && siteDomain == null && nameKey != null && country != null;
  }
}
