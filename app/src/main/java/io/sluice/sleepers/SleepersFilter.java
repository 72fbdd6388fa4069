package io.sluice.sleepers;

import io.sluice.page.FormFields;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
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

  static SleepersFilter of(HttpServletRequest request) {
    var form = new FormFields(request);
    return new SleepersFilter(
        form.text("reason"),
        form.text("track"),
        form.text("week").map(SleepersFilter::monday),
        form.text("archived").isPresent());
  }

  private static LocalDate monday(String text) {
    try {
      return LocalDate.parse(text).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "No sleepers are shown.",
          List.of(new Violation("week", text, "give a day of the week, such as 2026-11-23")));
    }
  }

  /** Whether anything is asked for, so that there is a list. */
  public boolean isAny() {
    return reason.isPresent() || track.isPresent() || week.isPresent() || archived;
  }
}
