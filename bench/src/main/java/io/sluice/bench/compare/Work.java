package io.sluice.bench.compare;

import static java.util.Collections.nCopies;
import static java.util.Collections.shuffle;
import static java.util.Collections.swap;

import io.sluice.bench.compare.Arrival.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/**
 * The leads of one run: of a hundred, 84 are worked by people, 10 sleep, 5 come a second time and 1
 * is poison. The same seed and name make the same ones; no two names share an address.
 */
final class Work {

  private static final List<String> FIRST_NAMES =
      List.of("Dana", "Noor", "Mika", "Ines", "Tomas", "Yuki", "Amara", "Jonas");
  private static final List<String> LAST_NAMES =
      List.of("Reed", "Okafor", "Virtanen", "Lopez", "Novak", "Tanaka", "Diallo", "Berg");
  private static final List<String> COUNTRIES = List.of("US", "GB", "DE", "NL");

  /** Known to the rules of all sides. */
  private static final String ACTIVITY = "pricing-page";

  /** Of a hundred. */
  private static final Map<Kind, Integer> SHARES = new EnumMap<>(Kind.class);

  static {
    SHARES.put(Kind.FULL, 84);
    SHARES.put(Kind.SLEEPER, 10);
    SHARES.put(Kind.DUPLICATE, 5);
    SHARES.put(Kind.POISON, 1);
  }

  private final Queue<Arrival> coming = new ArrayDeque<>();
  private final Random random;
  private final String run;
  private int number;

  /**
   * @param run in every address
   */
  Work(long seed, String run) {
    this.random = new Random(seed);
    this.run = run;
  }

  /** Which part of all that come in are worked by people until they are won. */
  static double fullShare() {
    return SHARES.get(Kind.FULL) / 100.0;
  }

  /** The next one; the first is a full one. */
  Arrival next() {
    if (coming.isEmpty()) {
      coming.addAll(hundred());
    }
    return coming.remove();
  }

  /** The next one that is worked by people; the others before it are left out. */
  Arrival nextFull() {
    while (true) {
      var arrival = next();
      if (arrival.kind() == Kind.FULL) {
        return arrival;
      }
    }
  }

  private List<Arrival> hundred() {
    var arrivals = new ArrayList<Arrival>();
    Arrival latest = null;
    for (var kind : kinds()) {
      var arrival = kind == Kind.DUPLICATE ? new Arrival(kind, latest.fields()) : made(kind);
      if (kind == Kind.FULL) {
        latest = arrival;
      }
      arrivals.add(arrival);
    }
    return arrivals;
  }

  private List<Kind> kinds() {
    var kinds = new ArrayList<Kind>();
    SHARES.forEach((kind, share) -> kinds.addAll(nCopies(share, kind)));
    shuffle(kinds, random);
    swap(kinds, 0, kinds.indexOf(Kind.FULL));
    return kinds;
  }

  private Arrival made(Kind kind) {
    var n = ++number;
    var full = kind == Kind.FULL;
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        "email",
        switch (kind) {
          case FULL -> "lead-%d@%s-%d.example".formatted(n, run, n);
          case SLEEPER -> "lead-%s-%d@freemail.example".formatted(run, n);
          default -> "no-address-%s-%d".formatted(run, n);
        });
    fields.put("firstName", any(FIRST_NAMES));
    fields.put("lastName", any(LAST_NAMES));
    fields.put("company", "Company %s-%d".formatted(run, n));
    fields.put("country", full ? any(COUNTRIES) : "BR");
    fields.put("employees", full ? 200 + random.nextInt(800) : 10 + random.nextInt(30));
    fields.put("activity", ACTIVITY);
    return new Arrival(kind, fields);
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
