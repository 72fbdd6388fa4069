package io.sluice.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A file of made-up leads in the shares that files of real companies have, the same for the same
 * seed, and how many of each kind are in it.
 *
 * @param source of its leads, that no other file has
 */
record LeadFile(Path path, String source, Map<RowKind, Integer> counts) {

  static final List<String> COLUMNS =
      List.of(
          "email",
          "firstName",
          "lastName",
          "phone",
          "jobTitle",
          "company",
          "website",
          "country",
          "industry",
          "employees",
          "annualRevenue",
          "source",
          "activity",
          "note");

  /** Rows this far back may come again. */
  private static final int LOOK_BACK = 500;

  /**
   * Writes one.
   *
   * @param source which also keeps its people apart from those of other files
   */
  static LeadFile write(Path path, String source, int rows, long seed, Population before)
      throws IOException {
    var random = new SplittableRandom(seed);
    var people = new MadeUpLeads(source, random);
    var counts = new EnumMap<RowKind, Integer>(RowKind.class);
    var recent = new ArrayList<MadeUpLead>(LOOK_BACK);
    try (var out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      out.write(String.join(",", COLUMNS) + "\n");
      for (int n = 1; n <= rows; n++) {
        var kind = kind(before, recent, random);
        var lead = row(kind, n, people, recent, before, random);
        if (kind == RowKind.NEW) {
          remember(lead, recent, random);
        }
        counts.merge(kind, 1, Integer::sum);
        out.write(lead.csv());
      }
    }
    return new LeadFile(path, source, counts);
  }

  /** Where nobody is known, everybody is new. */
  private static RowKind kind(Population before, List<MadeUpLead> recent, SplittableRandom random) {
    var kind = RowKind.of(random.nextInt(1_000));
    return switch (kind) {
      case KNOWN -> before.known().isEmpty() ? RowKind.NEW : kind;
      case OPTED_OUT -> before.optedOut().isEmpty() ? RowKind.NEW : kind;
      case AGAIN, REPEATED -> recent.isEmpty() ? RowKind.NEW : kind;
      default -> kind;
    };
  }

  private static MadeUpLead row(
      RowKind kind,
      int n,
      MadeUpLeads people,
      List<MadeUpLead> recent,
      Population before,
      SplittableRandom random) {
    return switch (kind) {
      case NEW -> people.next(n);
      case LISTED -> {
        var email = "agent.%d.%s@%s".formatted(n, people.source(), Population.COMPETITOR);
        yield people.next(n).withEmail(email);
      }
      case KNOWN -> people.next(n).withEmail(one(before.known(), random));
      case OPTED_OUT -> people.next(n).withEmail(one(before.optedOut(), random));
      case AGAIN -> one(recent, random).withNote("Came again in row " + n);
      case REPEATED -> one(recent, random);
      case WRONG -> people.wrong(n);
    };
  }

  private static void remember(MadeUpLead lead, List<MadeUpLead> recent, SplittableRandom random) {
    if (recent.size() < LOOK_BACK) {
      recent.add(lead);
    } else {
      recent.set(random.nextInt(LOOK_BACK), lead);
    }
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  int rows() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  int count(RowKind... kinds) {
    return List.of(kinds).stream().mapToInt(kind -> counts.getOrDefault(kind, 0)).sum();
  }

  long bytes() throws IOException {
    return Files.size(path);
  }
}
