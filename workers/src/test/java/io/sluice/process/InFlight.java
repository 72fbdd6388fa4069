package io.sluice.process;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does much, a few at a time. */
final class InFlight {

  private static final int FEW = 4;

  private InFlight() {}

  /** Does something with each, and throws what went wrong with any. */
  static <T> void each(List<T> all, Consumer<T> action) {
    try (var threads = Executors.newFixedThreadPool(FEW)) {
      var done = all.stream().map(one -> threads.submit(() -> action.accept(one))).toList();
      for (Future<?> one : done) {
        one.get();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
