package io.sluice.consent;

/**
 * What a consent is about: GDPR, article 4 (11), has it specific, so that it is given for one
 * purpose by one channel. Taken back it may be for all of them.
 *
 * @param purpose what for, such as {@code marketing}; {@link #ALL} only to take back
 * @param channel by which way, such as {@code email}; {@link #ALL} only to take back
 */
public record ConsentTopic(String purpose, String channel) {

  public static final String ALL = "all";
  public static final String MARKETING = "marketing";
  public static final String EMAIL = "email";

  /** What mails to sleeping leads need. */
  public static final ConsentTopic MARKETING_EMAIL = new ConsentTopic(MARKETING, EMAIL);

  /** What the unsubscribe button of a mail program stands for. */
  public static final ConsentTopic ALL_EMAIL = new ConsentTopic(ALL, EMAIL);

  public static final ConsentTopic EVERYTHING = new ConsentTopic(ALL, ALL);

  /** Whether it is this topic, or takes it in. */
  public boolean covers(ConsentTopic other) {
    return covers(purpose, other.purpose) && covers(channel, other.channel);
  }

  private static boolean covers(String mine, String others) {
    return mine.equals(ALL) || mine.equals(others);
  }
}
