package io.sluice.lead;

import io.sluice.suppression.WordList;

/** Mail providers whose addresses say nothing about the company. Nobody is suppressed for one. */
public final class FreeMail {

  private static final WordList PROVIDERS = WordList.read(FreeMail.class, "free-mail.txt");

  private FreeMail() {}

  /**
   * @param domain in lower case
   */
  public static boolean isProvider(String domain) {
    return PROVIDERS.contains(domain);
  }
}
