package io.sluice.lead;

import io.sluice.suppression.WordList;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * The domain that a company has registered, by the public suffix list (publicsuffix.org): that of
 * {@code mail.northwind.co.uk} is {@code northwind.co.uk}.
 */
public final class CompanyDomain {

  private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();
  private static final WordList SHARED = WordList.read(CompanyDomain.class, "shared-site.txt");
  private static final Pattern NUMBERS = Pattern.compile(".*[.:]\\d+|\\[.*");

  private CompanyDomain() {}

  /**
   * @param email as somebody wrote it
   * @return null where it is a mail provider's, who says nothing about the company
   */
  public static String ofEmail(String email) {
    var address = email.strip();
    return of(address.substring(address.lastIndexOf('@') + 1));
  }

  /**
   * @param website as somebody wrote it
   * @return null where it is none, or where many companies have a page
   */
  public static String ofWebsite(String website) {
    var host = Website.hostOf(website);
    return host == null ? null : of(host);
  }

  /**
   * @param host any name under the domain, in any case
   * @return in lower case and ASCII; null where it is no domain that one company has
   */
  public static String of(String host) {
    if (NUMBERS.matcher(host).matches()) {
      return null;
    }
    try {
      var ascii = IDN.toASCII(host.strip(), 0).toLowerCase(Locale.ROOT);
      var registered = SUFFIXES.getDomainRoot(ascii);
      return registered == null || isOfMany(ascii) || isOfMany(registered) ? null : registered;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isOfMany(String domain) {
    return FreeMail.isProvider(domain) || SHARED.contains(domain);
  }
}
