package io.sluice.calendar;

import java.util.List;

/** A calendar that someone wrote cannot be one. */
public final class UnusableCalendarException extends RuntimeException {

  private final transient List<CalendarFlaw> flaws;

  UnusableCalendarException(List<CalendarFlaw> flaws) {
    super("The calendar cannot be used: " + flaws);
    this.flaws = List.copyOf(flaws);
  }

  /** All that is wrong with it, at least one thing. */
  public List<CalendarFlaw> flaws() {
    return flaws;
  }
}
