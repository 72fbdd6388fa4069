package io.sluice.qualification;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Lead;
import io.sluice.lead.PurchaseHistory;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Says what a lead is worth, in US dollars, and in which band that is. */
@Service
public class ValueCheck {

  public static final String KIND = "value";

  private final Decisions decisions;
  private final PurchaseHistory purchases;
  private final TableReader tables;
  private final FactCatalogue catalogue;

  ValueCheck(Decisions decisions, PurchaseHistory purchases, JsonMapper json) {
    this.decisions = decisions;
    this.purchases = purchases;
    this.tables = new TableReader(json);
    this.catalogue = tables.catalogue();
  }

  /**
   * What the deployed {@code lead-value} makes of a lead: the total is the expected value, each
   * criterion's points are what it adds, in US dollars. Nothing is kept.
   *
   * @throws UnworkableJobException when the decision cannot be evaluated, or its answer not read
   */
  public Assessment assess(Lead lead) {
    var gathered = ValueFacts.of(lead, purchases.ofAccount(lead.leadId()));
    var facts = catalogue.admit(Models.LEAD_VALUE, gathered);
    var answer = decisions.evaluate(Models.LEAD_VALUE, facts);
    var value = tables.read(answer, new TypeReference<Value>() {}, Value::requireComplete);
    return Assessment.of(
        KIND, value.band(), answer.decisionId(), answer.version(), facts, value.reasons());
  }

  private record Value(String band, List<Criterion> reasons) {

    void requireComplete() {
      if (band == null || reasons == null) {
        throw new IllegalArgumentException("The answer lacks its band or its reasons.");
      }
      reasons.forEach(Criterion::requireComplete);
    }
  }
}
