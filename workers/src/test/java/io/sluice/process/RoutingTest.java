package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets a task: the next rep, once each, or the team where it has nobody. */
@ProcessTest
class RoutingTest {

  @Autowired Waterfall waterfall;
  @Autowired Reps reps;
  @Autowired JdbcClient jdbc;

  @Test
  void teamWithoutAnybodyActiveGetsTheTaskAsATeam() {
    jdbc.sql("update rep set active = false where team = 'sales'").update();
    try {
      var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
      var task = lead.awaitTask("accept-handoff");

      assertThat(task.text("assignee")).isEmpty();
      assertThat(task.value().path("candidateGroupsList").toString()).isEqualTo("[\"sales\"]");
      assertThat(task.text("dueDate")).isNotEmpty();
      assertThat(lead.incidents()).isEmpty();
    } finally {
      jdbc.sql("update rep set active = true where team = 'sales'").update();
    }
  }

  @Test
  void turnsTakenAtTheSameTimeAreSpreadEvenly() throws InterruptedException {
    var team = "team-" + UUID.randomUUID();
    for (var name : List.of("a", "b", "c")) {
      reps.save(new Rep(team + name, name, team, ZoneId.of("UTC")));
    }
    var turns =
        IntStream.range(0, 30).<Callable<String>>mapToObj(i -> () -> takeTurn(team)).toList();
    try (var executor = Executors.newFixedThreadPool(6)) {
      var taken =
          executor.invokeAll(turns).stream()
              .map(turn -> turn.resultNow())
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

      assertThat(taken).hasSize(3).allSatisfy((rep, count) -> assertThat(count).isEqualTo(10));
    }
  }

  @Test
  void taskLineTellsGradeDueCompanyAndRoleButNoName() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");

    assertThat(lead.records("VARIABLE", "CREATED"))
        .filteredOn(found -> found.text("name").equals("taskContextDisplayName"))
        .extracting(found -> found.text("value"))
        .singleElement()
        .asString()
        .matches("\"A2 · due \\w{3} \\d+ \\w{3} \\d\\d:\\d\\d · Northwind Traders · VP Marketing\"")
        .doesNotContain("Dana");
  }

  private String takeTurn(String team) {
    return reps.takeTurn(team, UUID.randomUUID(), 1, "accept-lead").orElseThrow().username();
  }
}
