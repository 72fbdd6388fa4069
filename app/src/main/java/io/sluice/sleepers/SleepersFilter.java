package io.sluice.sleepers;

import io.sluice.page.FormFields;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which sleepers are listed.
 *
 * @param reason a reason code, or {@link #NO_REASON}; empty for any, as for the others
 * @param outcome how their cycle ended
 * @param weeks in which they wake
 * @param archived whether it is those whom no date wakes
 */
public record SleepersFilter(
    Optional<String> reason,
    Optional<String> outcome,
    Optional<String> track,
    Optional<WakeWeeks> weeks,
    boolean archived) {

  /** Stands for those that sleep without one. */
  static final String NO_REASON = "none";

  /**
   * @throws Problem naming the day that is none
   */
  static SleepersFilter of(HttpServletRequest request, Instant now) {
    var form = new FormFields(request);
    return new SleepersFilter(
        form.text("reason"),
        form.text("outcome"),
        form.text("track"),
        form.text("week")
            .map(text -> WakeWeeks.of(day("week", text), now))
            .or(() -> form.text("later").map(text -> WakeWeeks.from(day("later", text)))),
        form.text("archived").isPresent());
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "No sleepers are shown.",
          List.of(new Violation(name, text, "give a day of the week, such as 2026-11-23")));
    }
  }

  /** Whether anything is asked for, so that there is a list. */
  public boolean isAny() {
    return archived || Stream.of(reason, outcome, track, weeks).anyMatch(Optional::isPresent);
  }
}
