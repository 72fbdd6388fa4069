package io.sluice.lab;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Past leads, oldest first: the earlier are learnt from, the later are what is judged. */
record Split<T>(List<T> earlier, List<T> later) {

  private static final int FEWEST = 100;
  private static final double EARLIER = 0.7;

  /**
   * The first 70 %, and the last 30 %.
   *
   * @throws CannotBacktestException when there are too few leads, or one part has none that was
   *     won, or none that was not
   */
  static Split<PastLead> of(List<PastLead> leads) {
    if (leads.size() < FEWEST) {
      throw new CannotBacktestException(
          "%d leads are too few to tell anything: give %d or more."
              .formatted(leads.size(), FEWEST));
    }
    var cut = (int) (leads.size() * EARLIER);
    var split = new Split<>(leads.subList(0, cut), leads.subList(cut, leads.size()));
    requireBoth("first 70 %", split.earlier());
    requireBoth("last 30 %", split.later());
    return split;
  }

  <R> Split<R> map(Function<T, R> each) {
    return new Split<>(earlier.stream().map(each).toList(), later.stream().map(each).toList());
  }

  List<T> all() {
    return Stream.concat(earlier.stream(), later.stream()).toList();
  }

  private static void requireBoth(String part, List<PastLead> leads) {
    var won = leads.stream().filter(PastLead::won).count();
    if (won == 0 || won == leads.size()) {
      throw new CannotBacktestException(
          "Of the %s of the leads %d of %d are won, so that nothing can be told apart: see 'outcome' and 'order' in the mapping."
              .formatted(part, won, leads.size()));
    }
  }
}
