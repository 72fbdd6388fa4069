package io.sluice.qualification;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Lead;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Grades how well a lead fits the ideal customer profile. */
@Service
public class FitCheck {

  public static final String KIND = "fit";

  private static final String CRITERIA = "fit-criteria";

  private final Decisions decisions;
  private final TableReader tables;
  private final FactCatalogue catalogue;

  public FitCheck(Decisions decisions, JsonMapper json) {
    this.decisions = decisions;
    this.tables = new TableReader(json);
    this.catalogue = tables.catalogue();
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
    var grade = answer.answer().asString();
    List<Criterion> criteria =
        tables.read(
            answer,
            CRITERIA,
            new TypeReference<>() {},
            found -> found.forEach(Criterion::requireComplete));
    return Assessment.of(
        KIND, answer.answer().asString(), answer.decisionId(), answer.version(), facts, criteria);
  }
}
