package io.sluice.qualification;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Lead;
import io.sluice.lead.PurchaseHistory;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Says what a lead is worth, in US dollars, and in which band that is. */
@Service
public class ValueCheck {

  public static final String KIND = "value";

  private final Decisions decisions;
  private final PurchaseHistory purchases;
  private final JsonMapper json;

  ValueCheck(Decisions decisions, PurchaseHistory purchases, JsonMapper json) {
    this.decisions = decisions;
    this.purchases = purchases;
    this.json = json;
  }

  /**
   * What the deployed {@code lead-value} makes of a lead: the total is the expected value, each
   * criterion's points are what it adds, in US dollars. Nothing is kept.
   *
   * @throws UnworkableJobException when the decision cannot be evaluated, or its answer not read
   */
  public Assessment assess(Lead lead) {
    var facts = ValueFacts.of(lead, purchases.ofAccount(lead.leadId()));
    var answer = decisions.evaluate(Models.LEAD_VALUE, facts);
    var value = json.convertValue(answer.answer(), Value.class);
    if (value.band() == null || value.reasons() == null) {
      throw new UnworkableJobException(
          "Decision '%s' (version %d) answers no band or no reasons: mend the table in Modeler, deploy, and retry."
              .formatted(answer.decisionId(), answer.version()));
    }
    return Assessment.of(
        KIND, value.band(), answer.decisionId(), answer.version(), facts, value.reasons());
  }

  private record Value(BigDecimal amount, String band, List<Criterion> reasons) {}
}
