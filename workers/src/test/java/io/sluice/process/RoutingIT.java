package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a routed task says of itself: whose it is, and which lead it is about. */
@ProcessTest
class RoutingIT {

  @Autowired Waterfall waterfall;
  @Autowired JdbcClient jdbc;

  @Test
  void taskThatNobodyCanTakeWaitsInTheQueueUnderClocksOfItsOwn() {
    jdbc.sql("update rep set active = false where team = 'sales'").update();
    try {
      var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
      var task = lead.awaitTask("accept-handoff");

      assertThat(task.text("assignee")).isEmpty();
      assertThat(task.value().path("candidateGroupsList").toString())
          .isEqualTo("[\"sales-queue\"]");
      assertThat(task.text("dueDate")).isNotEmpty();
      assertThat(taskLine(lead)).contains("\\nunassigned: due ");
      assertThat(lead.incidents()).isEmpty();
    } finally {
      jdbc.sql("update rep set active = true where team = 'sales'").update();
    }
  }

  @Test
  void taskLineTellsGradeDueCompanyAndRoleButNoName() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");

    assertThat(taskLine(lead))
        .matches(
            "\"A2 · Northwind Traders\\\\nVP Marketing\\\\ndue \\w{3} \\d+ \\w{3} \\d\\d:\\d\\d\"")
        .doesNotContain("Dana");
  }

  private static String taskLine(LeadOnItsWay lead) {
    var lines =
        lead.records("VARIABLE", "CREATED").stream()
            .filter(found -> found.text("name").equals("taskContextDisplayName"))
            .map(found -> found.text("value"))
            .toList();
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }
}
