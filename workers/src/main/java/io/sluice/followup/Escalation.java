package io.sluice.followup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * The plan of a manager's task about one that nobody answers.
 *
 * @param choices what may be decided
 * @param reps to whom it may be assigned: user name, and name with load
 */
public record Escalation(@JsonUnwrapped TaskPlan plan, List<Option> choices, List<Option> reps) {}
