package io.sluice.followup;

import io.sluice.job.LeadJob;
import java.util.Optional;

/** Tells which attempt at a discovery call comes next. Discovery knows. */
public interface AttemptPlanner {

  /**
   * Plans the next attempt; the first one of a cycle starts the clock of its thoroughness.
   *
   * @param username who has the task, null for anyone of the team
   * @return empty when the task is no discovery call
   */
  Optional<AttemptPlan> plan(LeadJob job, String task, String username, String speedClass);
}
