package io.sluice.reps;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.calendar.Absence;
import io.sluice.calendar.CalendarForm;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * When a rep works.
 *
 * @param hours the blocks of their week, on the clock of their zone
 * @param holidays those of the next twelve months
 * @param absences those that are not over
 * @param openClocks in the answer to a change only
 */
record RepCalendar(
    String username,
    String zone,
    String country,
    String region,
    List<CalendarForm.Hours> hours,
    List<Holiday> holidays,
    List<Absence> absences,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = ReplanHint.TEXT)
        String openClocks) {

  record Holiday(LocalDate date, String name) {}
}
