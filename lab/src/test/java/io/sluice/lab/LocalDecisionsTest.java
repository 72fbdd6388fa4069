package io.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.bpmn.Models;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.FitCheck;
import io.sluice.qualification.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LocalDecisionsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void knowsWhatADecisionIsToldAndNotWhatItsTablesTellEachOther() {
    assertThat(new LocalDecisions(JSON, null).facts(Models.ICP_FIT))
        .contains("country", "industry", "employees", "annualRevenue", "department", "seniority")
        .doesNotContain("fitCriteria", "countryFit");
  }

  @Test
  void gradesByTheShippedTable() {
    var decisions = new LocalDecisions(JSON, null);
    var fit = new FitCheck(decisions, JSON);
    var facts = new HashMap<String, Object>();
    decisions.facts(Models.ICP_FIT).forEach(fact -> facts.put(fact, null));

    var unknown = fit.assess(facts);
    facts.putAll(Map.of("country", "US", "employees", 200, "seniority", "manager"));
    var known = fit.assess(facts);

    assertThat(unknown.coverage()).isZero();
    assertThat(unknown.criteria())
        .isNotEmpty()
        .extracting(Criterion::verdict)
        .containsOnly(Verdict.UNKNOWN);
    assertThat(known.total()).isEqualByComparingTo("50");
    assertThat(known.result()).isEqualTo("C");
  }

  @Test
  void aChangedTableCountsInsteadOfTheShippedOne() throws IOException {
    try (var shipped = getClass().getResourceAsStream("/models/decisions/icp-fit.dmn")) {
      var text = new String(shipped.readAllBytes());
      Files.writeString(folder.resolve("icp-fit.dmn"), text.replace("\"US\", ", "\"IN\", "));
    }
    var decisions = new LocalDecisions(JSON, folder);
    var facts = new HashMap<String, Object>();
    decisions.facts(Models.ICP_FIT).forEach(fact -> facts.put(fact, null));
    facts.put("country", "IN");

    assertThat(new FitCheck(decisions, JSON).assess(facts).total()).isEqualByComparingTo("15");
    assertThat(decisions.source(Models.ICP_FIT)).endsWith("icp-fit.dmn");
    assertThat(decisions.source(Models.SALES_READINESS)).isEqualTo("as shipped");
  }

  @Test
  void aBrokenTableSaysWhichFile() throws IOException {
    Files.writeString(folder.resolve("icp-fit.dmn"), "<nothing/>");
    assertThatThrownBy(() -> new LocalDecisions(JSON, folder).facts(Models.ICP_FIT))
        .isInstanceOf(CannotBacktestException.class)
        .hasMessageContaining("icp-fit.dmn");
  }
}
