package io.sluice.figures.page;

import io.sluice.figures.Milestone;
import io.sluice.page.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what stands out of the figures of a page, the worst first. */
final class Findings {

  /** Of handoffs; fewer are a breakdown between marketing and sales. */
  private static final BigDecimal ACCEPTED_AT_LEAST = new BigDecimal("0.9");

  private final WaterfallPage page;
  private final Words words;

  private Findings(WaterfallPage page, Words words) {
    this.page = page;
    this.words = words;
  }

  static List<Finding> of(WaterfallPage page, Words words) {
    var findings = new Findings(page, words);
    var found = new ArrayList<Finding>();
    found.add(findings.worst().orElseGet(findings::nothingWorse));
    findings.best().ifPresent(found::add);
    findings.gate().ifPresent(found::add);
    findings.late().ifPresent(found::add);
    return found;
  }

  private record Moved(Milestone milestone, BigDecimal share, Change change, Linked stopped) {}

  private Optional<Finding> worst() {
    return moved()
        .filter(moved -> moved.change().isClearlyWorse())
        .min(Comparator.comparing(moved -> moved.change().certainty()))
        .map(
            moved ->
                new Finding(
                    "worse",
                    sentence(moved),
                    moved.stopped().href(),
                    "See the %s that came no further"
                        .formatted(words.number(moved.stopped().cycles()))));
  }

  private Optional<Finding> best() {
    return moved()
        .filter(moved -> moved.change().isClearlyBetter())
        .max(Comparator.comparing(moved -> moved.change().certainty()))
        .map(moved -> new Finding("better", sentence(moved), null, null));
  }

  private String sentence(Moved moved) {
    return "%s: %s, %s than in the %s before."
        .formatted(
            StageWords.movedOn(moved.milestone()),
            words.percent(moved.share()),
            moved.change().words(),
            words.count(page.filter().days(), "day", "days"));
  }

  private Finding nothingWorse() {
    var before = words.count(page.filter().days(), "day", "days");
    var said =
        moved().findAny().isPresent()
            ? "No stage converts clearly worse than in the %s before.".formatted(before)
            : "Too few are decided to tell whether a stage converts worse: it takes %d, and as many in the %s before."
                .formatted(Change.FEWEST, before);
    return new Finding("same", said, null, null);
  }

  private Stream<Moved> moved() {
    var stages =
        page.stages().stream()
            .filter(row -> !row.isLast() && row.change().isPresent())
            .map(row -> new Moved(row.milestone(), row.share(), row.change().get(), row.stopped()));
    var gates =
        page.gates().stream()
            .filter(gate -> gate.change().isPresent())
            .map(
                gate ->
                    new Moved(gate.milestone(), gate.share(), gate.change().get(), gate.stopped()));
    return Stream.concat(gates, stages);
  }

  private Optional<Finding> gate() {
    return page.gates().stream()
        .filter(gate -> gate.told() && gate.conversion().decided() >= Change.FEWEST)
        .filter(gate -> gate.share().compareTo(ACCEPTED_AT_LEAST) < 0)
        .filter(gate -> !gate.reasons().isEmpty())
        .min(Comparator.comparing(GatePart::share))
        .map(
            gate ->
                new Finding(
                    "same",
                    "%s accepts %s; most of what is refused is “%s”."
                        .formatted(
                            gate.label(),
                            words.percent(gate.share()),
                            words.reason(gate.reasons().getFirst().label())),
                    gate.reasons().getFirst().href(),
                    "See these %s".formatted(words.number(gate.reasons().getFirst().cycles()))));
  }

  private Optional<Finding> late() {
    var open = page.late().stream().mapToLong(part -> part.breach().open()).sum();
    return open == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "worse",
                words.count(open, "task of these leads is late", "tasks of these leads are late")
                    + " now.",
                "#breaches-title",
                "See whose"));
  }
}
