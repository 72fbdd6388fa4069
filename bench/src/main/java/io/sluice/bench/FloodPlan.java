package io.sluice.bench;

import io.sluice.qualification.ReadinessPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * What is going to happen, made up of a seed: engagements of all kinds over a quarter, of people
 * and of machines, in an order that has nothing to do with when they occurred, some of them twice.
 *
 * @param mails when a mail went out to a lead
 * @param posted in the order of posting, duplicates among them
 */
record FloodPlan(List<UUID> leads, Map<UUID, Instant> mails, List<FloodEvent> posted) {

  private static final String CLICK = "email-click";
  private static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/%d.0.0.0 Safari/537.36";
  private static final String SCANNER = "Mozilla/5.0 (compatible; HeadlessChrome/%d.0)";

  /** What makes a lead be left alone, or is done by reps. */
  private static final Set<String> NOT_HERE = Set.of("hard-bounce", "call", "email", "meeting");

  /** Once in so many. */
  private static final int TWICE = 12;

  private static final int SCANNED = 20;
  private static final int BURST = 40;
  private static final int MAILED = 10;
  private static final int ASKS = 50;

  static FloodPlan of(FloodOptions options, ReadinessPolicy policy, Instant now) {
    var random = new Random(5);
    var kinds = kinds(policy, false);
    var asks = kinds(policy, true);
    var leads = new ArrayList<UUID>();
    var mails = new HashMap<UUID, Instant>();
    for (int i = 0; i < options.leads(); i++) {
      var lead = new UUID(random.nextLong(), random.nextLong());
      leads.add(lead);
      if (i % MAILED == 0) {
        mails.put(lead, now.minus(Duration.ofDays(1 + random.nextInt(60))));
      }
    }
    var posted = new ArrayList<FloodEvent>();
    while (posted.size() < options.events()) {
      var lead = leads.get(random.nextInt(1 + random.nextInt(leads.size())));
      var at = now.minusMillis(random.nextLong(Duration.ofDays(90).toMillis()));
      var what = random.nextInt(1_000);
      if (what < 1_000 / SCANNED) {
        var kind = pick(random, kinds);
        posted.add(event(random, lead, kind, at, true, SCANNER));
      } else if (what < 1_000 / SCANNED + 1_000 / BURST) {
        for (int i = 0; i < 3; i++) {
          posted.add(event(random, lead, CLICK, at.plusMillis(i * 300L), true, BROWSER));
        }
      } else if (mails.containsKey(lead) && what % 10 == 9) {
        var clickedAt = mails.get(lead).plusMillis(random.nextInt(9_000));
        posted.add(event(random, lead, CLICK, clickedAt, true, BROWSER));
      } else {
        var kind = pick(random, random.nextInt(ASKS) == 0 ? asks : kinds);
        var unsaid = random.nextBoolean() ? BROWSER : null;
        posted.add(event(random, lead, kind, at, false, unsaid));
      }
      if (random.nextInt(TWICE) == 0) {
        posted.add(posted.get(random.nextInt(posted.size())));
      }
    }
    var cut = new ArrayList<>(posted.subList(0, options.events()));
    Collections.shuffle(cut, random);
    return new FloodPlan(leads, mails, cut);
  }

  /** Those that ask for a conversation, which make anybody hot, or the others. */
  private static List<String> kinds(ReadinessPolicy policy, boolean handRaisers) {
    return policy.actions().stream()
        .filter(action -> action.handRaiser() == handRaisers)
        .map(ReadinessPolicy.Action::kind)
        .distinct()
        .filter(kind -> !NOT_HERE.contains(kind))
        .sorted()
        .toList();
  }

  private static String pick(Random random, List<String> kinds) {
    return kinds.get(random.nextInt(kinds.size()));
  }

  /** How many different events there are. */
  long different() {
    return posted.stream().map(FloodEvent::eventId).distinct().count();
  }

  private static FloodEvent event(
      Random random, UUID lead, String kind, Instant at, boolean byMachine, String userAgent) {
    var agent = userAgent == null ? null : userAgent.formatted(90 + random.nextInt(60));
    return new FloodEvent(
        new UUID(random.nextLong(), random.nextLong()), lead, kind, at, byMachine, agent);
  }
}
