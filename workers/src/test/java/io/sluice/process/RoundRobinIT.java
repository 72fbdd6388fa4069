package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import io.sluice.routing.Route;
import io.sluice.routing.Turns;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose turn it is among equals, on a real PostgreSQL. */
@ProcessTest
class RoundRobinIT {

  private static final String TEAM = "round-robin-test";
  private static final Route ROUTE = new Route(TEAM, null, null, TEAM + "-queue");

  @Autowired Reps reps;
  @Autowired Turns turns;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void threeReps() {
    for (var name : List.of("rr-a", "rr-b", "rr-c")) {
      reps.save(new Rep(name, name, TEAM, ZoneOffset.UTC));
    }
  }

  @AfterEach
  void remove() {
    jdbc.sql("delete from rep where team = :team").param("team", TEAM).update();
  }

  @Test
  void turnsTakenAtOnceAreSharedOutEvenly() throws Exception {
    var taken = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(5)) {
      var turns =
          threads.invokeAll(
              Collections.nCopies(60, (Callable<String>) () -> turn().orElseThrow().username()));
      for (var turn : turns) {
        taken.add(turn.get());
      }
    }

    assertThat(taken.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())))
        .containsOnlyKeys("rr-a", "rr-b", "rr-c")
        .allSatisfy((name, turns) -> assertThat(turns).isEqualTo(20));
  }

  @Test
  void turnsGoRoundOverTheActiveOnly() {
    jdbc.sql("update rep set active = false where username = 'rr-b'").update();

    assertThat(IntStream.range(0, 4).mapToObj(i -> turn().orElseThrow().username()))
        .containsExactly("rr-a", "rr-c", "rr-a", "rr-c");

    jdbc.sql("update rep set active = false where team = :team").param("team", TEAM).update();
    assertThat(turn()).isEmpty();
  }

  private Optional<Rep> turn() {
    return transaction.execute(
        running -> {
          turns.hold(TEAM);
          return turns.takeNext(ROUTE, UUID.randomUUID(), Set.of());
        });
  }
}
