package io.sluice.lab;

import java.util.List;

/**
 * How much one column tells of the outcome by itself.
 *
 * @param known null where the mapping does not say
 * @param ownAuc what the column alone reaches on later leads, learnt from the earlier ones
 * @param filledAuc what it tells that the column is filled at all, from 0.5 (nothing)
 * @param blank the share of leads for which it is blank
 * @param blankRate the conversion of these; not a number where there are none
 * @param filledRate the conversion of the others
 */
record ColumnSignal(
    String column,
    Known known,
    double ownAuc,
    double filledAuc,
    double blank,
    double blankRate,
    double filledRate) {

  static ColumnSignal of(String column, Known known, Split<PastLead> split) {
    var model = NaiveBayes.learn(split.earlier(), List.of(column));
    var all = split.all();
    var filled = Auc.of(all, lead -> lead.cell(column) == null ? 0 : 1, PastLead::won).area();
    var blanks = all.stream().filter(lead -> lead.cell(column) == null).toList();
    var others = all.stream().filter(lead -> lead.cell(column) != null).toList();
    return new ColumnSignal(
        column,
        known,
        Auc.of(split.later(), model::score, PastLead::won).area(),
        Math.max(filled, 1 - filled),
        blanks.size() / (double) all.size(),
        rate(blanks),
        rate(others));
  }

  private static double rate(List<PastLead> leads) {
    return leads.stream().filter(PastLead::won).count() / (double) leads.size();
  }
}
