package io.sluice.reps;

import io.sluice.calendar.CalendarForm;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reps")
class CalendarController {

  private static final String CALENDAR = "/api/reps/{username}/calendar";

  private final RepCalendars calendars;

  CalendarController(RepCalendars calendars) {
    this.calendars = calendars;
  }

  @Operation(
      summary = "Read when a rep works",
      description = "With the holidays of the next twelve months and the absences not yet over.")
  @ApiResponse(responseCode = "200", description = "The calendar as it stands")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = CALENDAR, produces = MediaType.APPLICATION_JSON_VALUE)
  RepCalendar read(@PathVariable String username) {
    return calendars.read(username);
  }

  @Operation(
      summary = "Replace when a rep works",
      description =
          "Without country there are no holidays, without hours it is Monday to Friday, 09:00 to"
              + " 17:00. Absences stay. "
              + ReplanHint.TEXT
              + " A restart of the application leaves the calendar alone until its configuration"
              + " of this rep changes.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = CalendarForm.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The calendar as it is now",
      content = @Content(schema = @Schema(implementation = RepCalendar.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PutMapping(
      path = CALENDAR,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RepCalendar> replace(
      @PathVariable String username, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var calendar = calendars.replace(username, JsonBody.read(request, CalendarForm.class));
    return ResponseEntity.ok().headers(ReplanHint.header()).body(calendar);
  }
}
