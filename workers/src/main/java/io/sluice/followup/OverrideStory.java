package io.sluice.followup;

import io.sluice.qualification.Assessment;
import io.sluice.qualification.GradeOverride;
import io.sluice.qualification.GradeOverrides;
import io.sluice.qualification.Grading;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells what people say of a lead against the machine's verdict, and what that one is. */
@Component
class OverrideStory {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final GradeOverrides overrides;

  OverrideStory(GradeOverrides overrides) {
    this.overrides = overrides;
  }

  /**
   * Such as {@code Fit B, set by Mia Ross until 12 Dec 2026: spoke to their CFO (machine: C)};
   * empty where nobody says anything that counts now.
   */
  Optional<String> tell(UUID leadId, Grading grading) {
    var said =
        Stream.of(grading.fit(), grading.readiness(), grading.value())
            .flatMap(Optional::stream)
            .flatMap(found -> tell(leadId, found).stream())
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? Optional.empty() : Optional.of(said);
  }

  private Optional<String> tell(UUID leadId, Assessment machine) {
    return overrides
        .findInForce(leadId, machine.kind())
        .map(override -> tell(override, machine.result()));
  }

  private static String tell(GradeOverride override, String machine) {
    return "%s%s %s, set by %s until %s: %s (machine: %s)"
        .formatted(
            override.kind().substring(0, 1).toUpperCase(Locale.ROOT),
            override.kind().substring(1),
            override.result(),
            override.setByName(),
            DAY.format(override.holdsUntil().minusNanos(1)),
            override.reason(),
            machine);
  }
}
