package io.sluice.routing;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Recent;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Customers;
import io.sluice.lead.Lead;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** The designers' table of who is to work which task of which lead. */
@Component
public class RoutingPolicy {

  private final Decisions decisions;
  private final Customers customers;

  public RoutingPolicy(@Recent Decisions decisions, Customers customers) {
    this.decisions = decisions;
    this.customers = customers;
  }

  /**
   * @param team whose task it is in the model
   * @throws UnworkableJobException when the table names no team or no queue
   */
  public Route route(Lead lead, String task, String team) {
    var facts = new HashMap<String, Object>();
    facts.put("task", task);
    facts.put("team", team);
    facts.put("country", lead.company().country());
    facts.put("employees", lead.company().employees());
    facts.put("customer", customers.findOfAccount(lead.leadId()).isPresent());
    var route = decisions.answer(Models.ROUTING_POLICY, facts, Route.class);
    if (isBlank(route.team()) || isBlank(route.queue())) {
      throw new UnworkableJobException(
          "Decision '%s' answers %s for task '%s' of team '%s': mend the table in Modeler, deploy, and retry."
              .formatted(
                  Models.ROUTING_POLICY,
                  isBlank(route.team()) ? "no team" : "no queue",
                  task,
                  team));
    }
    return route;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
