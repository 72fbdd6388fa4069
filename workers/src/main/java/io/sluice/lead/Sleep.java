package io.sluice.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * The sleep of a lead after one of its cycles.
 *
 * @param cycle the cycle that ended with it
 * @param outcome how that cycle ended
 * @param track which nurture touches the lead gets
 * @param wakeAt when the next cycle starts by itself, null for an archived lead
 * @param wakeAtLevel the readiness that wakes it before, 1 (hot) to 4, null for none
 * @param touchStep how many touches it has had
 * @param nextTouchAt when the next one is due, null for none
 * @param touchesStoppedBy why there are no more, such as {@code reply}
 * @param fitGrade the cell in which it fell asleep, as are the next three; null where it was not
 *     assessed
 * @param regradeAt from when on it is to be graded again, null where it is not
 * @param regradeBy {@code facts}, or the decision and its version, such as {@code icp-fit 4}
 * @param changedAt since when it is known that people would work it now, null while they would not
 * @param changedBy by what, in the words of {@code regradeBy}
 * @param endedBy a code of {@link SleepEnd}, null while it sleeps
 */
public record Sleep(
    UUID leadId,
    int cycle,
    String outcome,
    String reasonCode,
    String track,
    Instant sleptAt,
    Instant wakeAt,
    Integer wakeAtLevel,
    boolean archived,
    int touchStep,
    Instant nextTouchAt,
    Instant touchesStoppedAt,
    String touchesStoppedBy,
    Instant recheckAt,
    String fitGrade,
    Integer readinessLevel,
    String route,
    Instant gradedAt,
    Instant regradeAt,
    String regradeBy,
    Instant changedAt,
    String changedBy,
    Instant endedAt,
    String endedBy) {

  /** The cell in which it fell asleep. */
  public Cell cell() {
    return new Cell(fitGrade, readinessLevel, route, gradedAt);
  }
}
