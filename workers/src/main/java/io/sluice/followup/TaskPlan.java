package io.sluice.followup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * All that a human task needs: whose it is, by when, what its tile says, and what its form shows.
 * Instants are ISO 8601 in UTC, as the model's timers want them; what never comes is in the year
 * 9999.
 *
 * @param assignee user name, or {@link #ANYONE}
 * @param team candidate group: the team, or the queue in which it waits for one of them
 * @param taskLine tells the task from others in a list, without naming a person
 * @param reasons what the form offers as coded reasons
 * @param discovery what a discovery call needs besides, null for other tasks; its parts are
 *     variables like the others
 */
public record TaskPlan(
    String assignee,
    String team,
    String remindAt,
    String dueAt,
    String reassignAt,
    String escalateAt,
    String giveUpAt,
    String taskLine,
    Brief brief,
    List<Reason> reasons,
    @JsonUnwrapped AttemptPlan discovery) {

  /** Anyone of the team may take the task. The engine takes null for an incident. */
  static final String ANYONE = "";

  /** The plan of a task that was given, but for its words. */
  static TaskPlan of(Assignment given, String taskLine, Brief brief, List<Reason> reasons) {
    var clocks = given.clocks();
    return new TaskPlan(
        given.username() == null ? ANYONE : given.username(),
        given.queue() == null ? given.team() : given.queue(),
        clocks.remindAt().toString(),
        clocks.dueAt().toString(),
        clocks.reassignAt().toString(),
        clocks.escalateAt().toString(),
        clocks.giveUpAt().toString(),
        taskLine,
        brief,
        reasons,
        null);
  }

  TaskPlan with(Brief other) {
    return new TaskPlan(
        assignee,
        team,
        remindAt,
        dueAt,
        reassignAt,
        escalateAt,
        giveUpAt,
        taskLine,
        other,
        reasons,
        discovery);
  }
}
