package io.sluice.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What gives the machines away that click on the links of a mail before anybody reads it: scanners
 * follow them when the mail comes in, and all at once. A pure function of the log and of when mails
 * were sent: in which order we heard of it does not matter.
 *
 * @param afterMail a click this close to one of our mails to the lead was going out is a machine's
 * @param burst so many clicks of one lead within {@code burstWithin} are a machine's, each of them
 * @param burstWithin from the first to the last of a burst
 * @param userAgents words of user agents that are machines too, beside those of the list; whether
 *     in capitals does not matter
 */
@ConfigurationProperties("sluice.machines")
public record MachineRules(
    @DefaultValue("10s") Duration afterMail,
    @DefaultValue("3") int burst,
    @DefaultValue("1s") Duration burstWithin,
    @DefaultValue List<String> userAgents) {

  static final String CLICK = "email-click";
  static final String RIGHT_AFTER_MAIL = "right-after-mail";
  static final String BURST = "burst";
  static final String USER_AGENT = "user-agent:";

  public MachineRules {
    if (burst < 2) {
      throw new IllegalArgumentException(
          "sluice.machines.burst is %d: set how many clicks are a burst, from 2 on"
              .formatted(burst));
    }
    requireNotNegative("after-mail", afterMail);
    requireNotNegative("burst-within", burstWithin);
  }

  static boolean isClick(Engagement engagement) {
    return engagement.kind().equals(CLICK);
  }

  /**
   * Names the machine of each engagement of one lead that a machine did.
   *
   * @param log as stored, in any order, which is kept
   * @param mailsSent when our mails to the lead went out
   */
  List<Engagement> judge(List<Engagement> log, Collection<Instant> mailsSent) {
    var bursts = bursts(log);
    return log.stream().map(engagement -> judge(engagement, bursts, mailsSent)).toList();
  }

  private Engagement judge(Engagement engagement, Set<UUID> bursts, Collection<Instant> mailsSent) {
    if (!engagement.isHuman()) {
      return engagement.by(USER_AGENT + engagement.automatedBy());
    }
    if (!isClick(engagement)) {
      return engagement;
    }
    if (mailsSent.stream().anyMatch(sentAt -> isNear(engagement.occurredAt(), sentAt))) {
      return engagement.by(RIGHT_AFTER_MAIL);
    }
    return bursts.contains(engagement.engagementId()) ? engagement.by(BURST) : engagement;
  }

  /** The mail server says that it has a mail some moments before or after a scanner has seen it. */
  private boolean isNear(Instant click, Instant sentAt) {
    return Duration.between(sentAt, click).abs().compareTo(afterMail) <= 0;
  }

  private Set<UUID> bursts(List<Engagement> log) {
    var clicks =
        log.stream()
            .filter(MachineRules::isClick)
            .sorted(Comparator.comparing(Engagement::occurredAt))
            .toList();
    var found = new HashSet<UUID>();
    for (int last = burst - 1; last < clicks.size(); last++) {
      var those = clicks.subList(last - burst + 1, last + 1);
      var span = Duration.between(those.getFirst().occurredAt(), those.getLast().occurredAt());
      if (span.compareTo(burstWithin) <= 0) {
        those.forEach(click -> found.add(click.engagementId()));
      }
    }
    return found;
  }

  private static void requireNotNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          "sluice.machines.%s is %s: set a duration such as 10s".formatted(name, value));
    }
  }
}
