package io.sluice.lab;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/**
 * A column as a model learns from it.
 *
 * @param borders of the bins when the column holds numbers; empty otherwise
 */
record Feature(String column, double[] borders) {

  private static final int BINS = 10;

  /** More different values than this are numbers to be binned, fewer are words. */
  private static final int WORDS = 12;

  static Feature of(String column, List<PastLead> leads) {
    var cells = leads.stream().map(lead -> lead.cell(column)).filter(cell -> cell != null).toList();
    var isNumber =
        cells.stream().distinct().count() > WORDS
            && cells.stream().allMatch(cell -> Numbers.read(cell).isPresent());
    return new Feature(
        column,
        isNumber
            ? borders(cells.stream().mapToDouble(Double::parseDouble).toArray())
            : new double[0]);
  }

  private static double[] borders(double[] numbers) {
    var borders = new double[BINS - 1];
    for (int i = 0; i < borders.length; i++) {
      borders[i] = StatUtils.percentile(numbers, 100.0 * (i + 1) / BINS);
    }
    return Arrays.stream(borders).distinct().toArray();
  }

  String word(PastLead lead) {
    var cell = lead.cell(column);
    if (cell == null) {
      return column + "=";
    }
    return column + "=" + (borders.length == 0 ? cell : bin(cell));
  }

  private String bin(String cell) {
    return Numbers.read(cell)
        .map(number -> Arrays.stream(borders).filter(b -> b <= number.doubleValue()).count())
        .map(Object::toString)
        .orElse(cell);
  }
}
