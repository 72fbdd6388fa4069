package io.sluice.figures.made;

import io.sluice.figures.made.MadeLead.MadeCycle;
import io.sluice.figures.made.MadeLead.MadeSleep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Makes up histories of leads, the same for the same seed. They come in evenly over {@link #PERIOD}
 * until now, nine in ten by themselves, by eight sources of which one is poor; each moves on as
 * {@link TrueRates} say. Of those that are recycled or lost three in ten come again by themselves,
 * the others wake after about 90 days, once at most; one in twenty is archived. One in two hundred
 * cycles is withdrawn. Who is won is looked after as a customer, and now and then an expansion
 * begins. What would happen after now has not happened: these leads are open.
 */
public final class Histories {

  /** How far back they go. */
  public static final Duration PERIOD = Duration.ofDays(540);

  /** Whose leads are mostly refused. */
  public static final String POOR_SOURCE = "bought-list";

  private static final List<String> SOURCES =
      List.of("webinar", "adwords", "trade-fair", "referral", "partner", "seo", POOR_SOURCE, "");

  private static final List<String> CHANNELS = List.of("inbound", "inbound", "outbound", "");
  private static final Map<String, Double> DOORS =
      Map.of("inquiry", 0.9, "teleprospecting", 0.06, "sales", 0.04);
  private static final int MOST_PASSES = 2;

  private final Random random;
  private final Instant now;

  private Histories(long seed, Instant now) {
    this.random = new Random(seed);
    this.now = now;
  }

  /**
   * @param now until when they go
   */
  public static List<MadeLead> make(int leads, long seed, Instant now) {
    var histories = new Histories(seed, now.truncatedTo(ChronoUnit.MILLIS));
    return IntStream.range(0, leads).mapToObj(number -> histories.lead(number, leads)).toList();
  }

  private MadeLead lead(int number, int of) {
    var captured = now.minus(PERIOD).plus(PERIOD.multipliedBy(number).dividedBy(of));
    captured = captured.truncatedTo(ChronoUnit.MILLIS);
    var source = SOURCES.get(random.nextInt(SOURCES.size()));
    var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
    var rates = source.equals(POOR_SOURCE) ? TrueRates.POOR : TrueRates.USUAL;
    return new MadeLead(
        new UUID(random.nextLong(), random.nextLong()),
        number,
        source.isEmpty() ? null : source,
        channel.isEmpty() ? null : channel,
        random.nextInt(7) == 0 ? null : (int) Math.pow(10, 4.5 * random.nextDouble()),
        captured,
        cycles(rates, captured));
  }

  private List<MadeCycle> cycles(TrueRates rates, Instant captured) {
    var cycles = new ArrayList<MadeCycle>();
    var entry = door();
    var begins = captured;
    var wokeUp = false;
    while (begins != null && !begins.isAfter(now)) {
      var story = new Story(random, rates, entry, begins).tell();
      if (random.nextInt(200) == 0) {
        story.withdraw();
      }
      var sleep = story.sleeps() ? sleep(story.endsAt(), cycles.size() + 1) : null;
      cycles.add(story.until(now, cycles.size() + 1, wokeUp, sleep));
      if (story.isWon() && !story.endsAt().isAfter(now)) {
        begins = lookAfter(cycles, story.endsAt());
        entry = "expansion";
        wokeUp = false;
      } else {
        begins = sleep == null ? null : sleep.endedAt();
        entry = "inquiry";
        wokeUp = sleep != null && "wake-date".equals(sleep.endedBy());
      }
    }
    return List.copyOf(cycles);
  }

  private String door() {
    var turn = random.nextDouble();
    if (turn < DOORS.get("inquiry")) {
      return "inquiry";
    }
    return turn < DOORS.get("inquiry") + DOORS.get("sales") ? "sales" : "teleprospecting";
  }

  private MadeSleep sleep(Instant from, int passes) {
    var track = random.nextInt(3) == 0 ? "early" : "timing";
    if (random.nextInt(20) == 0) {
      return new MadeSleep("archive", null, null, null);
    }
    var wakes = from.plus(Duration.ofMinutes(60L * 24 * 75 + random.nextInt(60 * 24 * 30)));
    if (passes >= MOST_PASSES) {
      return new MadeSleep(track, now.plus(Duration.between(from, wakes)), null, null);
    }
    var again = random.nextInt(10) < 3;
    var ends = again ? from.plus(Duration.ofMinutes(1L + random.nextInt(60 * 24 * 60))) : wakes;
    return ends.isAfter(now)
        ? new MadeSleep(track, wakes, null, null)
        : new MadeSleep(track, wakes, ends, again ? "submission" : "wake-date");
  }

  /** When the customer asks for more; null where they do not. */
  private Instant lookAfter(List<MadeCycle> cycles, Instant won) {
    var asks = won.plus(Duration.ofDays(30L + random.nextInt(200)));
    var expands = random.nextInt(3) == 0 && !asks.isAfter(now);
    cycles.add(
        new MadeCycle(
            cycles.size() + 1,
            "customer",
            false,
            won,
            List.of(),
            List.of(),
            null,
            expands ? "expanded" : null,
            null,
            expands ? asks : null,
            null));
    return expands ? asks : null;
  }
}
