package io.sluice.lab;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * The area under the ROC curve: how likely it is that a lead that was won scores above one that was
 * not, a tie counting half (Mann-Whitney). 0.5 is a coin, 1 is perfect.
 *
 * @param area not a number where all were won, or none
 * @param error its standard error (Hanley and McNeil 1982, Radiology 143)
 */
record Auc(double area, double error) {

  static <T> Auc of(List<T> leads, ToDoubleFunction<T> score, Predicate<T> won) {
    var ranks =
        new NaturalRanking(TiesStrategy.AVERAGE).rank(leads.stream().mapToDouble(score).toArray());
    var wins = 0L;
    var rankSum = 0.0;
    for (int i = 0; i < ranks.length; i++) {
      if (won.test(leads.get(i))) {
        wins++;
        rankSum += ranks[i];
      }
    }
    var losses = leads.size() - wins;
    var area = (rankSum - wins * (wins + 1) / 2.0) / ((double) wins * losses);
    return new Auc(area, error(area, wins, losses));
  }

  private static double error(double area, long wins, long losses) {
    var q1 = area / (2 - area);
    var q2 = 2 * area * area / (1 + area);
    var spread =
        area * (1 - area) + (wins - 1) * (q1 - area * area) + (losses - 1) * (q2 - area * area);
    return Math.sqrt(Math.max(0, spread) / ((double) wins * losses));
  }
}
