package io.sluice.notification;

import java.util.Map;
import java.util.UUID;

/**
 * Something to be told, once.
 *
 * @param kind what it is about, such as {@code task-reminded}
 * @param template the file that it is written from, without its ending
 * @param recipient a mail address, or the team whose channel it is
 * @param username the rep it goes to, null for a channel and for the lead
 * @param leadId which lead it is about, in which cycle; both null where it is about none
 * @param model what the template is filled with; null values are left out
 * @param headers further headers of a mail
 * @param naturalKey what is told and to whom; a draft of the same key is no other
 * @param purpose what consent it needs, such as {@code marketing}; null where it needs none
 */
public record Draft(
    Channel channel,
    String kind,
    String template,
    String recipient,
    String username,
    UUID leadId,
    Integer cycle,
    Map<String, String> model,
    Map<String, String> headers,
    String naturalKey,
    String purpose) {

  /** What needs no consent. */
  public Draft(
      Channel channel,
      String kind,
      String template,
      String recipient,
      String username,
      UUID leadId,
      Integer cycle,
      Map<String, String> model,
      Map<String, String> headers,
      String naturalKey) {
    this(
        channel,
        kind,
        template,
        recipient,
        username,
        leadId,
        cycle,
        model,
        headers,
        naturalKey,
        null);
  }
}
