package io.sluice.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Leads in ten equal parts, the highest score first. Leads of one score have no order among
 * themselves: those that straddle a border share their wins evenly over what they straddle.
 */
record Deciles(List<Part> parts, double baseRate, int distinctScores) {

  private static final int TEN = 10;

  /**
   * @param decile 1 has the highest scores
   * @param leads how many, a fraction where the whole is no multiple of ten
   * @param won how many of them, a fraction where leads of one score straddle a border
   * @param cumulativeShare of all wins, in this part and those above
   */
  record Part(int decile, double leads, double won, double cumulativeShare) {

    double rate() {
      return won / leads;
    }
  }

  static <T> Deciles of(List<T> leads, ToDoubleFunction<T> score, Predicate<T> won) {
    var byScore =
        leads.stream()
            .collect(Collectors.groupingBy(score::applyAsDouble, Collectors.toList()))
            .entrySet()
            .stream()
            .sorted((a, b) -> Double.compare(b.getKey(), a.getKey()))
            .map(entry -> entry.getValue())
            .toList();
    var wonIn = new double[TEN];
    var size = leads.size() / (double) TEN;
    var from = 0.0;
    for (var tied : byScore) {
      var rate = tied.stream().filter(won).count() / (double) tied.size();
      for (int decile = 0; decile < TEN; decile++) {
        var overlap =
            Math.min(from + tied.size(), (decile + 1) * size) - Math.max(from, decile * size);
        wonIn[decile] += Math.max(0, overlap) * rate;
      }
      from += tied.size();
    }
    return new Deciles(parts(wonIn, size), rate(leads, won), byScore.size());
  }

  private static List<Part> parts(double[] wonIn, double size) {
    var all = 0.0;
    for (var won : wonIn) {
      all += won;
    }
    var parts = new ArrayList<Part>();
    var sum = 0.0;
    for (int decile = 0; decile < TEN; decile++) {
      sum += wonIn[decile];
      parts.add(new Part(decile + 1, size, wonIn[decile], sum / all));
    }
    return List.copyOf(parts);
  }

  private static <T> double rate(List<T> leads, Predicate<T> won) {
    return leads.stream().filter(won).count() / (double) leads.size();
  }
}
