package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.sluice.bpmn.Models;
import io.sluice.qualification.Assessment;
import io.sluice.qualification.Assessments;
import io.sluice.qualification.FitCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marketing changes a criterion in Modeler and deploys it; nothing is started anew. */
@ProcessTest
class DeployedCriteriaIT {

  private static final String FILE = Models.ICP_FIT + ".dmn";

  @Autowired Waterfall waterfall;
  @Autowired Assessments assessments;
  @Autowired CamundaClient camunda;
  @Autowired JdbcClient jdbc;

  private String shipped;

  @BeforeEach
  void readTheShippedTables() throws IOException {
    try (var file = getClass().getResourceAsStream("/models/decisions/" + FILE)) {
      shipped = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterEach
  void leaveTheShippedTablesToTheOthers() {
    deploy(shipped);
  }

  @Test
  void aChangedThresholdGradesTheNextLeadAndLeavesTheLastOnesEvidence() {
    deploy(shipped);
    var before = waterfall.capture(SampleSubmissions.idealAndWarm());
    before.awaitTask("accept-lead");
    var stored = row(before);

    var version = deploy(shipped.replace("&gt;= 80", "&gt;= 131"));
    var next = waterfall.capture(SampleSubmissions.idealAndWarm());
    next.awaitTask("accept-lead");

    assertThat(fit(before).result()).isEqualTo("A");
    assertThat(fit(next).result()).isEqualTo("B");
    assertThat(fit(next).total()).isEqualByComparingTo(fit(before).total());
    assertThat(fit(next).decisionVersion()).isEqualTo(version);
    assertThat(fit(before).decisionVersion()).isLessThan(version);
    assertThat(row(before)).isEqualTo(stored);
  }

  @Test
  void aLabelThatIsChangedIsWhatIsStored() {
    var changed =
        shipped.replace(
            "\"In a country we sell to\"", "\"In one of the countries we are fond of\"");
    deploy(changed);

    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");

    assertThat(fit(lead).criteria())
        .extracting("label")
        .contains("In one of the countries we are fond of");
  }

  private int deploy(String tables) {
    return camunda
        .newDeployResourceCommand()
        .addResourceStringUtf8(tables, FILE)
        .send()
        .join()
        .getDecisions()
        .stream()
        .filter(decision -> decision.getDmnDecisionId().equals(Models.ICP_FIT))
        .findFirst()
        .orElseThrow()
        .getVersion();
  }

  private Assessment fit(LeadOnItsWay lead) {
    return assessments.findLatest(lead.leadId(), 1, FitCheck.KIND).orElseThrow();
  }

  private String row(LeadOnItsWay lead) {
    return jdbc.sql(
            "select to_jsonb(a)::text from assessment a where lead_id = :leadId and kind = 'fit'")
        .param("leadId", lead.leadId())
        .query(String.class)
        .single();
  }
}
