package io.sluice.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Evaluation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiscoveryTablesTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final Decisions decisions = mock();
  private final Decisions recent = mock();
  private final DiscoveryTables tables = new DiscoveryTables(decisions, recent, JSON);

  @Test
  void attemptsAreCountedByTheTableOfNow() {
    when(recent.evaluate(eq(Models.DISCOVERY_CADENCE), any())).thenAnswer(rowsUpTo(6, 2));
    when(decisions.evaluate(eq(Models.DISCOVERY_CADENCE), any())).thenAnswer(rowsUpTo(8, 2));

    assertThat(tables.attempts()).isEqualTo(8);
  }

  private static Answer<Evaluation> rowsUpTo(int last, int version) {
    return call -> {
      int attempt = (Integer) call.<Map<String, ?>>getArgument(1).get("attempt");
      JsonNode row = attempt > last ? JSON.nullNode() : JSON.createObjectNode();
      return new Evaluation(Models.DISCOVERY_CADENCE, version, row, Map.of());
    };
  }
}
