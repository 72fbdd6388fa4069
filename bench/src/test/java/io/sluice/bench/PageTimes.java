package io.sluice.bench;

import io.sluice.bench.ManagersPages.Visit;
import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Visitor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Opens pages again and again, one call after the other, and tells how long each takes until the
 * whole answer is there. A page is quick enough when 95 of 100 calls are: a longer one waited for a
 * collection of garbage or for another program.
 */
final class PageTimes {

  private static final double LIMIT = 300;
  private static final int WARM_UPS = 10;
  private static final int CALLS_OF_FILES = 3;
  private static final String API = "api";

  private final Http http;
  private final int calls;
  private final Consumer<String> teller;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private double slowest;
  private boolean quick = true;

  /**
   * @param calls of each page, that are measured
   */
  PageTimes(Http http, int calls, Consumer<String> teller) {
    this.http = http;
    this.calls = calls;
    this.teller = teller;
  }

  /** Names the columns. */
  void begin() {
    teller.accept(
        "Milliseconds of %d calls each, one after the other, after %d that do not count"
            .formatted(calls, WARM_UPS));
    teller.accept("%8s %8s %8s".formatted("median", "p95", "longest"));
  }

  /** A call of the API without a key. */
  void ofApi(String path) {
    limit(new Visit(API, path), times(path, () -> http.get(path), WARM_UPS, calls));
  }

  void of(Visit visit) {
    limit(visit, times(visit, WARM_UPS, calls));
  }

  /** A file takes as long as it is: there is no limit. */
  void ofFile(Visit visit) {
    print(visit, times(visit, 1, CALLS_OF_FILES), "  (a file, without a limit)");
  }

  /** Says how long the slowest page took, and whether all were quick enough. */
  boolean end() {
    teller.accept(
        "95 of 100 calls of the slowest page took %.0f ms or less; the limit is %.0f"
            .formatted(slowest, LIMIT));
    return quick;
  }

  private void limit(Visit visit, double[] millis) {
    var most = mostOf(millis);
    slowest = Math.max(slowest, most);
    quick &= most < LIMIT;
    print(visit, millis, most < LIMIT ? "" : "  <- %.0f ms or longer".formatted(LIMIT));
  }

  private void print(Visit visit, double[] millis, String remark) {
    teller.accept(
        "%8.0f %8.0f %8.0f  %s %s%s"
            .formatted(
                millis[millis.length / 2],
                mostOf(millis),
                millis[millis.length - 1],
                visit.username(),
                visit.path(),
                remark));
  }

  /** What 95 of 100 take, or less. */
  private static double mostOf(double[] millis) {
    return millis[(int) Math.ceil(0.95 * millis.length) - 1];
  }

  private double[] times(Visit visit, int warmUps, int count) {
    var visitor = visitors.computeIfAbsent(visit.username(), name -> new Visitor(http).logIn(name));
    return times(visit.path(), () -> visitor.open(visit.path()), warmUps, count);
  }

  /** In ascending order. */
  private static double[] times(String path, Supplier<Answer> call, int warmUps, int count) {
    var millis = new double[count];
    for (var i = -warmUps; i < count; i++) {
      var begin = System.nanoTime();
      var answer = call.get();
      if (answer.status() != 200) {
        throw new IllegalStateException("%s is answered %d".formatted(path, answer.status()));
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }
}
