package io.sluice.lab;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints what a backtest found. */
final class Report {

  private static final int MOST_VALUES = 5;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void print(Findings findings) {
    head(findings);
    order(findings);
    deciles("The scorecard, last 30 %", findings.deciles());
    deciles("The yardstick, last 30 %", findings.yardstickDeciles());
    groups("Fit", findings, ScoredLead::grade);
    groups("Readiness", findings, lead -> Integer.toString(lead.level()));
    groups("Who takes it", findings, ScoredLead::route);
    coverage(findings);
    columns(findings);
    warnings(findings.warnings());
  }

  private void head(Findings findings) {
    var leads = findings.leads().all();
    var won = leads.stream().filter(PastLead::won).count();
    say("Backtest: %s", findings.name());
    say("%,d leads, %,d won (%.1f %%)", leads.size(), won, 100.0 * won / leads.size());
    new TreeMap<>(findings.decisions()).forEach((id, source) -> say("%-22s %s", id, source));
    if (findings.tried()) {
      say("Beside them, criteria that are only tried.");
    }
  }

  private void order(Findings findings) {
    say("");
    say("How well it orders leads (AUC ± standard error)      all             last 30 %%");
    auc(
        "The scorecard: fit + readiness" + (findings.tried() ? " + what is tried" : ""),
        findings,
        ScoredLead::total);
    auc("  fit only", findings, ScoredLead::fit);
    auc("  readiness only", findings, ScoredLead::readiness);
    if (findings.tried()) {
      auc("  without what is tried", findings, lead -> lead.fit() + lead.readiness());
    }
    auc("Priority of the matrix", findings, ScoredLead::priority);
    say(
        "%-49s  learnt from    %s",
        "The yardstick: naive Bayes on the first 70 %", text(findings.yardstickAuc()));
  }

  private void auc(String what, Findings findings, ToDoubleFunction<ScoredLead> score) {
    say(
        "%-49s  %s  %s",
        what,
        text(findings.auc(findings.scored().all(), score)),
        text(findings.auc(findings.scored().later(), score)));
  }

  private static String text(Auc auc) {
    return String.format(Locale.ROOT, "%.3f ± %.3f", auc.area(), auc.error());
  }

  private void deciles(String what, Deciles deciles) {
    say("");
    say(
        "%s: base rate %.1f %%, %,d different scores",
        what, 100 * deciles.baseRate(), deciles.distinctScores());
    say("decile   leads      won     rate   lift   share of all won, so far");
    for (var part : deciles.parts()) {
      say(
          "%6d %7.1f  %7.1f  %5.1f %%  %5.2f  %5.1f %%",
          part.decile(),
          part.leads(),
          part.won(),
          100 * part.rate(),
          part.rate() / deciles.baseRate(),
          100 * part.cumulativeShare());
    }
  }

  private void groups(String what, Findings findings, Function<ScoredLead, String> value) {
    say("");
    say("%-14s   leads      won     rate", what);
    for (var group : findings.by(value)) {
      say(
          "%-14s %,7d  %,7d  %5.1f %%",
          group.value(), group.leads(), group.won(), 100 * group.rate());
    }
  }

  private void coverage(Findings findings) {
    var coverage =
        findings.scored().all().stream().mapToInt(ScoredLead::coverage).summaryStatistics();
    var incomplete = findings.scored().all().stream().filter(lead -> lead.coverage() < 50).count();
    say("");
    say(
        "Of the fit criteria %.0f %% are known, from %d %% to %d %% a lead; under half are for %,d leads.",
        coverage.getAverage(), coverage.getMin(), coverage.getMax(), incomplete);
    findings.notUnderstood().forEach(this::notUnderstood);
  }

  private void notUnderstood(String column, Map<String, Integer> values) {
    var most =
        values.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_VALUES)
            .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    say(
        "'%s' says nothing to a fact for %,d leads: %s%s",
        column,
        values.values().stream().mapToInt(Integer::intValue).sum(),
        most,
        values.size() > MOST_VALUES ? ", …" : "");
  }

  private void columns(Findings findings) {
    say("");
    say(
        "What each column tells by itself      known           used by    own AUC   being filled   blank");
    findings.signals().stream()
        .sorted(Comparator.comparing(ColumnSignal::ownAuc).reversed())
        .filter(signal -> signal.ownAuc() >= 0.55 || signal.filledAuc() >= 0.55)
        .forEach(
            signal ->
                say(
                    "%-36.36s  %-14s  %-9s  %6.3f       %6.3f      %5.1f %%",
                    signal.column(),
                    known(signal),
                    use(findings, signal.column()),
                    signal.ownAuc(),
                    signal.filledAuc(),
                    100 * signal.blank()));
    if (!findings.undeclared().isEmpty()) {
      say(
          "Not declared in the mapping, and not used: %s",
          String.join(", ", findings.undeclared()));
    }
  }

  private static String use(Findings findings, String column) {
    if (findings.criteria().contains(column)) {
      return "criteria";
    }
    return findings.yardstickColumns().contains(column) ? "yardstick" : "";
  }

  private static String known(ColumnSignal signal) {
    return signal.known() == null
        ? "not declared"
        : signal.known().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void warnings(List<String> warnings) {
    say("");
    if (warnings.isEmpty()) {
      say("No sign of leakage.");
    }
    warnings.forEach(warning -> say("WARNING, leakage: %s", warning));
  }

  private void say(String text, Object... values) {
    out.println(String.format(Locale.ROOT, text, values));
  }
}
