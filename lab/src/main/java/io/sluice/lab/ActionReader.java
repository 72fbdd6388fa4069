package io.sluice.lab;

import io.sluice.engagement.Engagement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the engagement log of a past lead, as a mapping says, seen from one instant. */
final class ActionReader {

  /** Seen from here; which day it is does not matter, since ages are all that is known. */
  static final Instant AS_OF = Instant.parse("2026-01-01T12:00:00Z");

  private static final BigDecimal SECONDS_A_DAY =
      BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

  /** More of one kind change nothing, since every kind is capped. */
  private static final int MOST = 100;

  private final Mapping mapping;

  ActionReader(Mapping mapping) {
    this.mapping = mapping;
  }

  List<Engagement> read(PastLead lead) {
    var leadId = new UUID(0, 0);
    return mapping.engagements().stream()
        .flatMap(rule -> engagements(rule, leadId, lead.cell(rule.column().text())))
        .toList();
  }

  private static Stream<Engagement> engagements(Mapping.Action rule, UUID leadId, String cell) {
    return IntStream.range(0, times(rule, cell))
        .mapToObj(n -> AS_OF.minusSeconds(age(rule, n)))
        .map(at -> new Engagement(UUID.randomUUID(), leadId, rule.kind().text(), at, at));
  }

  private static int times(Mapping.Action rule, String cell) {
    if (rule.onePer() == null) {
      return cell != null && rule.values().contains(cell) ? 1 : 0;
    }
    return Numbers.read(cell)
        .map(number -> number.divide(rule.onePer(), 0, RoundingMode.DOWN))
        .map(BigDecimal::intValue)
        .map(times -> Math.clamp(times, 0, MOST))
        .orElse(0);
  }

  private static long age(Mapping.Action rule, int n) {
    return rule.apartDays()
        .multiply(BigDecimal.valueOf(n))
        .add(rule.ageDays())
        .multiply(SECONDS_A_DAY)
        .longValue();
  }
}
