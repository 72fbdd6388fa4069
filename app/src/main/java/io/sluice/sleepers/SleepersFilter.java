package io.sluice.sleepers;

import io.sluice.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
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
   * @throws io.sluice.problem.Problem naming each parameter that cannot be
   */
  static SleepersFilter of(HttpServletRequest request, Instant now) {
    var parameters = new Parameters(Parameters.of(request));
    var filter =
        new SleepersFilter(
            parameters.text("reason"),
            parameters.text("outcome"),
            parameters.text("track"),
            parameters
                .day("week")
                .map(day -> WakeWeeks.of(day, now))
                .or(() -> parameters.day("later").map(WakeWeeks::from)),
            parameters.has("archived"));
    parameters.requireNoViolation();
    return filter;
  }

  /** Whether anything is asked for, so that there is a list. */
  public boolean isAny() {
    return archived || Stream.of(reason, outcome, track, weeks).anyMatch(Optional::isPresent);
  }
}
