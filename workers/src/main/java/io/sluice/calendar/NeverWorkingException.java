package io.sluice.calendar;

import io.sluice.job.UnworkableJobException;
import java.time.Instant;

/** A deadline was asked of a calendar in which nobody ever works. */
public final class NeverWorkingException extends UnworkableJobException {

  NeverWorkingException(String owner, int years, Instant from) {
    super(
        "The calendar %s has no working time in the %d years from %s: give it working hours, or end the absence."
            .formatted(owner, years, from));
  }
}
