package io.sluice.qualification;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Evaluation;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Lead;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Grades how well a lead fits the ideal customer profile. */
@Service
public class FitCheck {

  public static final String KIND = "fit";

  private static final String CRITERIA = "fit-criteria";

  private final Decisions decisions;
  private final JsonMapper json;
  private final FactCatalogue catalogue;

  public FitCheck(Decisions decisions, JsonMapper json) {
    this.decisions = decisions;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.catalogue = FactCatalogue.read(this.json);
  }

  /**
   * What the deployed {@code icp-fit} makes of a lead. Nothing is kept.
   *
   * @throws UnworkableJobException when the decision cannot be evaluated, or its answer not read
   */
  public Assessment assess(Lead lead) {
    return assess(FitFacts.of(lead));
  }

  /**
   * The same for facts by their names in the catalogue, null where unknown. What the catalogue does
   * not hand to the decision is left out.
   *
   * @throws UnworkableJobException when the decision cannot be evaluated, or its answer not read
   */
  public Assessment assess(Map<String, Object> gathered) {
    var facts = catalogue.admit(Models.ICP_FIT, gathered);
    var answer = decisions.evaluate(Models.ICP_FIT, facts);
    return Assessment.of(
        KIND,
        answer.answer().asString(),
        answer.decisionId(),
        answer.version(),
        facts,
        criteria(answer));
  }

  private List<Criterion> criteria(Evaluation answer) {
    try {
      List<Criterion> criteria = json.convertValue(answer.part(CRITERIA), new TypeReference<>() {});
      criteria.forEach(Criterion::requireComplete);
      return criteria;
    } catch (JacksonException | IllegalArgumentException e) {
      throw Unreadable.answer(answer, CRITERIA, e);
    }
  }
}
