package io.sluice.account;

import java.util.Locale;

/** What told of which account a lead is. */
enum MatchedBy {
  /** The domain of the address. */
  EMAIL,
  /** The domain of the website. */
  WEBSITE,
  /** What the company is called, together with its country. */
  NAME;

  /** The word in the table. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
