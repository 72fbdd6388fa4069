package io.sluice.bench.side;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * Made-up leads: of each hundred, 84 are worked by people, 10 sleep, 5 are of an address that is
 * among the others, and 1 is poison. The same seed makes the same leads.
 */
public final class LeadMix {

  /** What a lead will be. */
  public enum Kind {
    /** Five people's tasks, then won. */
    FULL,
    /** A fit of D: it waits for 90 days. */
    SLEEPER,
    /** Of the address of a full one. */
    DUPLICATE,
    /** Without an address. */
    POISON
  }

  /**
   * A lead to post.
   *
   * @param json what is posted, {@value #BYTES} bytes
   */
  public record Made(Kind kind, Lead lead, byte[] json) {}

  /** The size of a posted lead. */
  public static final int BYTES = 400;

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> COUNTRIES = List.of("US", "GB", "DE", "FR", "NL");
  private static final List<String> ACTIVITIES = List.of("demo-request", "pricing-page");

  private final Random random;
  private final String run;

  /**
   * @param run goes into every address, so that no two runs share one
   */
  public LeadMix(long seed, String run) {
    this.random = new Random(seed);
    this.run = run;
  }

  /**
   * Makes leads in an order of chance, a full one first.
   *
   * @param count a multiple of 100 keeps the shares exact
   */
  public List<Made> make(int count) {
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = i % 100;
      kinds.add(
          place < 84
              ? Kind.FULL
              : place < 94 ? Kind.SLEEPER : place < 99 ? Kind.DUPLICATE : Kind.POISON);
    }
    Collections.shuffle(kinds, random);
    Collections.swap(kinds, 0, kinds.indexOf(Kind.FULL));
    List<Made> made = new ArrayList<>();
    List<Lead> full = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Lead lead =
          switch (kinds.get(i)) {
            case FULL -> lead(i, "lead-%s-%d@company%d.example", 10 + random.nextInt(990));
            case SLEEPER -> lead(i, "lead-%s-%d@freemail.example", 10 + random.nextInt(990));
            case DUPLICATE -> full.get(random.nextInt(full.size()));
            case POISON -> lead(i, "no-address-%s-%d", 10);
          };
      if (kinds.get(i) == Kind.FULL) {
        full.add(lead);
      }
      made.add(new Made(kinds.get(i), lead, padded(lead)));
    }
    return made;
  }

  private Lead lead(int number, String email, int employees) {
    return new Lead(
        email.formatted(run, number, number % 500),
        "First" + number,
        "Last" + number,
        "Company " + number % 500,
        COUNTRIES.get(random.nextInt(COUNTRIES.size())),
        employees,
        ACTIVITIES.get(random.nextInt(ACTIVITIES.size())),
        "");
  }

  private static byte[] padded(Lead lead) {
    int missing = BYTES - JSON.writeValueAsBytes(lead).length;
    return JSON.writeValueAsBytes(lead.withNote("x".repeat(missing)));
  }
}
