package io.sluice.lab;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.qualification.Assessment;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.FitCheck;
import io.sluice.qualification.Readiness;
import io.sluice.qualification.ReadinessPolicy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The criteria as the product applies them: the same tables, and the same arithmetic. */
final class Scorecard {

  private final Decisions decisions;
  private final FitCheck fit;
  private final ReadinessPolicy readiness;
  private final FactReader facts;
  private final ActionReader actions;
  private final Candidates candidates;

  /** Leads of the same facts, or of the same cell, are the same to a table. */
  private final Map<Map<String, Object>, Assessment> assessed = new HashMap<>();

  private final Map<Map<String, Object>, JsonNode> cells = new HashMap<>();

  Scorecard(
      Decisions decisions,
      JsonMapper json,
      FactReader facts,
      ActionReader actions,
      Candidates candidates) {
    this.decisions = decisions;
    this.fit = new FitCheck(decisions, json);
    this.readiness =
        decisions.answer(Models.SALES_READINESS, Map.of("entry", "inquiry"), ReadinessPolicy.class);
    this.facts = facts;
    this.actions = actions;
    this.candidates = candidates;
  }

  ScoredLead score(PastLead lead) {
    var fits = assessed.computeIfAbsent(facts.read(lead), fit::assess);
    var ready = Readiness.at(ActionReader.AS_OF, readiness, actions.read(lead));
    var cell = cell(fits.result(), ready);
    return new ScoredLead(
        lead,
        fits.total().doubleValue(),
        fits.result(),
        fits.coverage(),
        points(ready),
        ready.level(),
        cell.path("route").asString(),
        cell.path("priority").asDouble(),
        candidates.points(lead).doubleValue());
  }

  private JsonNode cell(String grade, Readiness ready) {
    // What a lead is worth is not told by a mapping.
    Map<String, Object> looksAt =
        Map.of(
            "entry",
            "inquiry",
            "fitGrade",
            grade,
            "readinessLevel",
            ready.level(),
            "handRaiser",
            ready.handRaiser(),
            "customer",
            false);
    return cells.computeIfAbsent(
        looksAt, facts -> decisions.evaluate(Models.QUALIFICATION_MATRIX, facts).answer());
  }

  private static double points(Readiness ready) {
    return ready.criteria().stream()
        .map(Criterion::points)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }
}
