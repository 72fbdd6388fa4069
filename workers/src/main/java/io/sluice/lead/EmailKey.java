package io.sluice.lead;

import java.util.Locale;

/** The form of an e-mail address under which one person is one lead. */
final class EmailKey {

  private EmailKey() {}

  static String of(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
