package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a routed task says of itself: whose it is, and which lead it is about. */
@ProcessTest
class RoutingTest {

  @Autowired Waterfall waterfall;
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
  void taskLineTellsGradeDueCompanyAndRoleButNoName() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");

    assertThat(lead.records("VARIABLE", "CREATED"))
        .filteredOn(found -> found.text("name").equals("taskContextDisplayName"))
        .extracting(found -> found.text("value"))
        .singleElement()
        .asString()
        .matches(
            "\"A2 · Northwind Traders\\\\nVP Marketing\\\\ndue \\w{3} \\d+ \\w{3} \\d\\d:\\d\\d\"")
        .doesNotContain("Dana");
  }
}
