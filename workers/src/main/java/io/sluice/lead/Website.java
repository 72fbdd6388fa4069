package io.sluice.lead;

import java.net.URI;
import java.util.Locale;

/** A company's website as someone wrote it. */
public final class Website {

  private Website() {}

  /**
   * Its host in lower case, without {@code www.}
   *
   * @return null where what is written has none
   */
  public static String hostOf(String website) {
    if (website == null || website.isBlank()) {
      return null;
    }
    try {
      var site = website.strip();
      var host = URI.create(site.contains("://") ? site : "https://" + site).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
