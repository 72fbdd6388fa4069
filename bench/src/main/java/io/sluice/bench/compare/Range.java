package io.sluice.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What several runs have shown of one measure. */
record Range(double least, double median, double most) {

  /** Of at least one run. */
  static Range of(List<Measured> runs, ToDoubleFunction<Measured> measure) {
    var sorted = runs.stream().mapToDouble(measure).sorted().toArray();
    var middle = sorted.length / 2;
    var median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Range(sorted[0], median, sorted[sorted.length - 1]);
  }

  /** The median, and from where to where in brackets, where they differ. */
  @Override
  public String toString() {
    var one = number(median);
    return least == most ? one : "%s (%s–%s)".formatted(one, number(least), number(most));
  }

  /** With as many places as say something. */
  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
