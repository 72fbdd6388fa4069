package io.sluice.qualification;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.lead.Lead;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Grades how well a lead fits the ideal customer profile. */
@Service
class FitCheck {

  static final String KIND = "fit";

  private final Decisions decisions;
  private final JsonMapper json;

  FitCheck(Decisions decisions, JsonMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  Assessment assess(Lead lead) {
    var facts = FitFacts.of(lead);
    var answer = decisions.evaluate(Models.ICP_FIT, facts);
    List<Criterion> criteria =
        json.convertValue(answer.part("fit-criteria"), new TypeReference<>() {});
    return Assessment.of(
        KIND, answer.answer().asString(), answer.decisionId(), answer.version(), facts, criteria);
  }
}
