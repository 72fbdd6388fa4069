package io.sluice.reps;

import io.sluice.calendar.CalendarSettings;
import io.sluice.reps.AbsenceReader.Period;
import io.sluice.routing.Rep;
import java.util.List;

/**
 * A rep as someone wrote them, and all of it can be used.
 *
 * @param active false for one who has left
 * @param absences those that are not over; null for as they are
 */
record RepEntry(Rep rep, boolean active, CalendarSettings calendar, List<Period> absences) {

  String username() {
    return rep.username();
  }
}
