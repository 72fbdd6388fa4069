package io.sluice.followup;

import io.sluice.qualification.Assessment;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in plain words what a lead is worth and why, from the stored evidence alone. */
record ValueStory(Assessment value) {

  /** Such as {@code About 28,800 US dollars (standard): 250 to 999 employees (+24,000); …}. */
  String tell() {
    return "About %s US dollars (%s): %s"
        .formatted(
            dollars(value.total(), "%,d"),
            value.counts(),
            Stream.concat(reasons(), unknown()).collect(Collectors.joining("; ")));
  }

  private Stream<String> reasons() {
    return value.criteria().stream()
        .filter(reason -> reason.verdict() != Verdict.UNKNOWN && reason.points().signum() != 0)
        .map(reason -> "%s (%s)".formatted(reason.label(), dollars(reason.points(), "%+,d")));
  }

  private Stream<String> unknown() {
    var labels =
        value.criteria().stream()
            .filter(reason -> reason.verdict() == Verdict.UNKNOWN)
            .map(Criterion::label)
            .collect(Collectors.joining(", "));
    return labels.isEmpty() ? Stream.empty() : Stream.of("not known: " + labels);
  }

  private static String dollars(BigDecimal amount, String form) {
    return String.format(
        Locale.ENGLISH, form, amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
  }
}
