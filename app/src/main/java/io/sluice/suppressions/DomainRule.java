package io.sluice.suppressions;

import io.sluice.lead.FreeMail;
import java.net.IDN;
import java.util.Locale;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** Which domains can be a company's own, and so be on a list with all that is under them. */
final class DomainRule {

  static final int MAX_LENGTH = 253;

  private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

  private DomainRule() {}

  /**
   * @return in lower case and ASCII; null where it is no domain that one company can have
   */
  static String ofOne(String domain) {
    try {
      var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return SUFFIXES.getDomainRoot(ascii) == null || FreeMail.isProvider(ascii) ? null : ascii;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
