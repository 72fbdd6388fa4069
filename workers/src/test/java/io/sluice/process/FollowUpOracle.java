package io.sluice.process;

import io.sluice.decision.Decisions;
import io.sluice.process.FollowUpLedger.Held;
import io.sluice.process.FollowUpRows.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is to be done about a task {@code accept-lead} that nobody answers, worked out the slow and
 * obvious way from who had it since when, the policy's minutes, and a calendar on the wall.
 */
final class FollowUpOracle {

  private static final String MANAGERS_TASK = "resolve-stalled-follow-up";

  private record Question(WallCalendar calendar, Instant start, long minutes) {}

  private final JsonNode policyOfReps;
  private final JsonNode policyOfManagers;
  private final Map<String, WallCalendar> calendars;
  private final Map<Question, Instant> known = new HashMap<>();

  /**
   * @param calendars by user name
   */
  FollowUpOracle(Decisions decisions, String speedClass, Map<String, WallCalendar> calendars) {
    this.policyOfReps = policy(decisions, "accept-lead", speedClass);
    this.policyOfManagers = policy(decisions, MANAGERS_TASK, speedClass);
    this.calendars = calendars;
  }

  private static JsonNode policy(Decisions decisions, String task, String speedClass) {
    return decisions
        .evaluate(
            "follow-up-policy", Map.of("task", task, "speedClass", speedClass, "queued", false))
        .answer();
  }

  /** All that is to come for those who had a lead's tasks, in the order of time. */
  List<Taken> steps(List<Held> tasks) {
    var steps = new ArrayList<Taken>();
    var reassigned = 0;
    for (var held : tasks) {
      if (held.task().equals(MANAGERS_TASK)) {
        steps.add(step("reminded", held, policyOfManagers, "remindAfter"));
        steps.add(step("given-up", held, policyOfManagers, "giveUpAfter"));
      } else {
        steps.add(step("reminded", held, policyOfReps, "remindAfter"));
        if (reassigned < policyOfReps.get("reassignments").asInt()) {
          steps.add(step("reassigned", held, policyOfReps, "reassignAfter"));
          reassigned++;
        } else {
          steps.add(step("escalated", held, policyOfReps, "escalateAfter"));
        }
      }
    }
    return steps;
  }

  private Taken step(String step, Held held, JsonNode policy, String minutes) {
    var calendar = calendars.get(held.username());
    var plannedAt =
        known.computeIfAbsent(
            new Question(calendar, held.assignedAt(), policy.get(minutes).asLong()),
            asked -> asked.calendar().after(asked.start(), asked.minutes()));
    return new Taken(step, held.task(), held.username(), plannedAt);
  }
}
