package io.sluice.bench.compare;

import static java.util.Collections.shuffle;

import io.sluice.bench.compare.Arrival.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The next ones, in the order in which they come. The first is a full one. */
  List<Arrival> next(int leads) {
    var arrivals = new ArrayList<Arrival>(leads);
    Arrival latest = null;
    for (var kind : kinds(leads)) {
      var arrival = kind == Kind.DUPLICATE ? new Arrival(kind, latest.fields()) : made(kind);
      if (kind == Kind.FULL) {
        latest = arrival;
      }
      arrivals.add(arrival);
    }
    return arrivals;
  }

  private List<Kind> kinds(int leads) {
    var kinds = new ArrayList<Kind>(leads);
    for (int i = 0; i < leads; i++) {
      kinds.add(kind(i % 100));
    }
    shuffle(kinds, random);
    var first = kinds.indexOf(Kind.FULL);
    kinds.set(first, kinds.getFirst());
    kinds.set(0, Kind.FULL);
    return kinds;
  }

  /** Spread, so that a part of a hundred has some of each, too. */
  private static Kind kind(int place) {
    if (place == 50) {
      return Kind.POISON;
    }
    return switch (place % 20) {
      case 3, 13 -> Kind.SLEEPER;
      case 7 -> Kind.DUPLICATE;
      default -> Kind.FULL;
    };
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
    fields.put("activity", "pricing-page");
    return new Arrival(kind, fields);
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
