package io.sluice.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a backtest found.
 *
 * @param decisions where each decision was read
 * @param yardstickColumns what the yardstick learnt from
 * @param criteria the columns that the criteria look at
 * @param undeclared columns of the file that the mapping does not name
 * @param notUnderstood how many leads have a value that the mapping gives no meaning, by column
 * @param tried whether criteria are tried beside the scorecard
 */
record Findings(
    String name,
    Map<String, String> decisions,
    Split<PastLead> leads,
    Split<ScoredLead> scored,
    NaiveBayes yardstick,
    List<String> yardstickColumns,
    List<ColumnSignal> signals,
    Set<String> criteria,
    List<String> undeclared,
    Map<String, Map<String, Integer>> notUnderstood,
    boolean tried) {

  /** How one kind of value converted. */
  record Group(String value, long leads, long won) {

    double rate() {
      return won / (double) leads;
    }
  }

  Auc auc(List<ScoredLead> part, ToDoubleFunction<ScoredLead> score) {
    return Auc.of(part, score, ScoredLead::won);
  }

  /** On the later leads, of which it has learnt nothing. */
  Auc yardstickAuc() {
    return Auc.of(leads.later(), yardstick::score, PastLead::won);
  }

  Deciles deciles() {
    return Deciles.of(scored.later(), ScoredLead::total, ScoredLead::won);
  }

  Deciles yardstickDeciles() {
    return Deciles.of(leads.later(), yardstick::score, PastLead::won);
  }

  List<Group> by(Function<ScoredLead, String> value) {
    return scored.all().stream().collect(Collectors.groupingBy(value)).entrySet().stream()
        .map(
            entry ->
                new Group(
                    entry.getKey(),
                    entry.getValue().size(),
                    entry.getValue().stream().filter(ScoredLead::won).count()))
        .sorted(Comparator.comparing(Group::value))
        .toList();
  }

  List<String> warnings() {
    var warnings = new ArrayList<>(Leakage.inColumns(signals, criteria, yardstickColumns));
    warnings.addAll(Leakage.inTotal("The scorecard", auc(scored.later(), ScoredLead::total)));
    warnings.addAll(Leakage.inTotal("The yardstick", yardstickAuc()));
    return warnings;
  }
}
