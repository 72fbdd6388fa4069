package io.sluice.notification;

import java.util.Locale;

/** By which way news go out. */
public enum Channel {
  MAIL,
  /** A team's channel, by a Slack-compatible webhook. */
  WEBHOOK;

  static Channel of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The word in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where a template of this channel lies: {@code task-reminded.webhook.txt} beside the mail. */
  String fileOf(String template) {
    return template + (this == MAIL ? ".txt" : ".webhook.txt");
  }
}
