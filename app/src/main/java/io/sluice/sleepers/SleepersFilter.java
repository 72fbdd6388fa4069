package io.sluice.sleepers;

import io.sluice.figures.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * Which sleepers are listed.
 *
 * @param reason a reason code, or {@link #NO_REASON}; empty for any, as for the others
 * @param week the Monday of the week in which they wake
 * @param archived whether it is those whom no date wakes
 */
public record SleepersFilter(
    Optional<String> reason, Optional<String> track, Optional<LocalDate> week, boolean archived) {

  /** Stands for those that sleep without one. */
  static final String NO_REASON = "none";

  /**
   * @throws io.sluice.problem.Problem naming each parameter that cannot be
   */
  static SleepersFilter of(HttpServletRequest request) {
    var parameters = new Parameters(Parameters.of(request));
    var filter =
        new SleepersFilter(
            parameters.text("reason"),
            parameters.text("track"),
            parameters.day("week").map(SleepersFilter::monday),
            parameters.has("archived"));
    parameters.requireNoViolation();
    return filter;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Whether anything is asked for, so that there is a list. */
  public boolean isAny() {
    return reason.isPresent() || track.isPresent() || week.isPresent() || archived;
  }
}
