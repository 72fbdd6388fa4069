package io.sluice.bench.compare;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.compare.Arrival.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkTest {

  @Test
  void hasTheSameSharesInEveryHundred() {
    var work = new Work(7, "one");
    for (int i = 0; i < 3; i++) {
      assertThat(next(work).stream().collect(groupingBy(Arrival::kind, counting())))
          .isEqualTo(
              Map.of(Kind.FULL, 84L, Kind.SLEEPER, 10L, Kind.DUPLICATE, 5L, Kind.POISON, 1L));
    }
  }

  @Test
  void isTheSameForTheSameSeedAndSharesNoAddressBetweenRuns() {
    assertThat(next(new Work(7, "one"))).isEqualTo(next(new Work(7, "one")));
    assertThat(next(new Work(7, "one"))).isNotEqualTo(next(new Work(8, "one")));
    assertThat(next(new Work(7, "one")))
        .extracting(Arrival::email)
        .doesNotContainAnyElementsOf(
            next(new Work(7, "two")).stream().map(Arrival::email).toList());
  }

  @Test
  void comesAgainOnlyAfterItHasCome() {
    var arrivals = next(new Work(7, "one"));
    for (int i = 0; i < arrivals.size(); i++) {
      var before = arrivals.subList(0, i).stream().map(Arrival::email).toList();
      assertThat(before.contains(arrivals.get(i).email()))
          .isEqualTo(arrivals.get(i).kind() == Kind.DUPLICATE);
    }
  }

  @Test
  void isAlwaysOfTheSameSize() {
    assertThat(next(new Work(7, "one-1234567890")))
        .allSatisfy(
            arrival -> {
              assertThat(arrival.body()).hasSize(Arrival.BYTES);
              assertThat(arrival.body(Map.of("jobTitle", "VP Marketing", "industry", "software")))
                  .hasSize(Arrival.BYTES);
            });
  }

  private static List<Arrival> next(Work work) {
    return Stream.generate(work::next).limit(100).toList();
  }
}
