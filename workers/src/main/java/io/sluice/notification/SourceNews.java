package io.sluice.notification;

import io.sluice.notification.Recipients.Recipient;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells marketing operations, each by mail and all in their channel, about sources of leads. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SourceNews {

  private static final String TEAM = "marketing-operations";
  private static final String MOSTLY_REFUSED = "source-refused";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Deliveries deliveries;
  private final Recipients recipients;

  SourceNews(Deliveries deliveries, Recipients recipients) {
    this.deliveries = deliveries;
    this.recipients = recipients;
  }

  /** A day (UTC) as news write it. */
  public static String day(Instant instant) {
    return DAY.format(instant);
  }

  /**
   * Most leads of a source are refused.
   *
   * @param reportId of the report; each is told once
   * @param figures what the templates are filled with
   */
  public void mostlyRefused(long reportId, Map<String, String> figures) {
    recipients.ofTeam(TEAM).stream()
        .filter(recipient -> recipient.email() != null)
        .forEach(recipient -> mail(reportId, recipient, figures));
    add(Channel.WEBHOOK, reportId, TEAM, null, figures);
  }

  private void mail(long reportId, Recipient recipient, Map<String, String> figures) {
    var own = new HashMap<>(figures);
    own.put("name", recipient.name());
    add(Channel.MAIL, reportId, recipient.email(), recipient.username(), own);
  }

  private void add(
      Channel channel, long reportId, String to, String username, Map<String, String> model) {
    deliveries.add(
        new Draft(
            channel,
            MOSTLY_REFUSED,
            MOSTLY_REFUSED,
            to,
            username,
            null,
            null,
            model,
            Map.of(),
            "%s:%s:%d:%s"
                .formatted(
                    MOSTLY_REFUSED, channel.code(), reportId, username == null ? to : username)));
  }
}
