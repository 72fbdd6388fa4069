package io.sluice.followup;

import io.sluice.routing.Route;
import java.util.List;

/**
 * What the designers' tables say of a task that is to be given.
 *
 * @param reasons those that the task's form offers
 * @param policy for one who gets it
 * @param queued for the queue, null as long as it is not known that nobody can take the task
 */
record TaskRules(Route route, List<Reason> reasons, FollowUpPolicy policy, FollowUpPolicy queued) {

  TaskRules withQueued(FollowUpPolicy queued) {
    return new TaskRules(route, reasons, policy, queued);
  }
}
