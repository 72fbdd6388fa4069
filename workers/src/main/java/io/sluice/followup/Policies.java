package io.sluice.followup;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Recent;
import io.sluice.job.UnworkableJobException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The designers' tables about tasks: how long they may take and which reasons they end with. */
@Component
public class Policies {

  private static final String GIVEN_UP = "given-up";

  private final Decisions decisions;
  private final Decisions recent;
  private final JsonMapper json;

  Policies(Decisions decisions, @Recent Decisions recent, JsonMapper json) {
    this.decisions = decisions;
    this.recent = recent;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /**
   * @param queued whether the task waits in a queue, as nobody could take it
   */
  FollowUpPolicy followUp(String task, String speedClass, boolean queued) {
    return followUp(recent, task, speedClass, queued);
  }

  /** The same by the table of this instant, by which clocks are set anew. */
  FollowUpPolicy followUpOfNow(String task, String speedClass, boolean queued) {
    return followUp(decisions, task, speedClass, queued);
  }

  private static FollowUpPolicy followUp(
      Decisions decisions, String task, String speedClass, boolean queued) {
    var facts = new HashMap<String, Object>();
    facts.put("task", task);
    facts.put("speedClass", speedClass);
    facts.put("queued", queued);
    return decisions.answer(Models.FOLLOW_UP_POLICY, facts, FollowUpPolicy.class);
  }

  /** The coded reasons that a task may end with. */
  public List<Reason> reasons(String task) {
    var rows = recent.evaluate(Models.RECYCLE_POLICY, Map.of("task", task)).output();
    return rows.isNull() ? List.of() : json.convertValue(rows, new TypeReference<>() {});
  }

  /**
   * The one reason that a task ends with which nobody answers.
   *
   * @throws UnworkableJobException when the table has none
   */
  Reason givenUp(String task) {
    return reasons(task).stream()
        .filter(reason -> reason.kind().equals(GIVEN_UP))
        .findFirst()
        .orElseThrow(
            () ->
                new UnworkableJobException(
                    "Decision '%s' has no row of kind '%s' for task '%s': add one in Modeler, deploy, and retry."
                        .formatted(Models.RECYCLE_POLICY, GIVEN_UP, task)));
  }
}
