package io.sluice.reps;

import io.sluice.problem.ProblemResponses;
import io.sluice.request.Body;
import io.sluice.request.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reps")
class AbsenceController {

  private static final String ABSENCES = "/api/reps/{username}/absences";

  private static final int BODY_LIMIT = 64 * 1024;

  private final JsonReader json;
  private final RepCalendars calendars;
  private final TeamKeeping team;

  AbsenceController(JsonReader json, RepCalendars calendars, TeamKeeping team) {
    this.json = json;
    this.calendars = calendars;
    this.team = team;
  }

  @Operation(
      summary = "Enter an absence of a rep",
      description =
          "While absent they are given no leads, and working time stands still; when it is long, their"
              + " open tasks go to others as it begins. It may overlap another absence. "
              + ReplanHint.TEXT,
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = AbsenceForm.class))))
  @ApiResponse(
      responseCode = "201",
      description = "Entered",
      content = @Content(schema = @Schema(implementation = AbsenceReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = ABSENCES,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<AbsenceReceipt> add(
      @PathVariable String username, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var sent = json.read(Body.read(request, BODY_LIMIT), AbsenceReader.FIELDS);
    var absence = calendars.add(username, sent);
    return ResponseEntity.status(HttpStatus.CREATED)
        .headers(ReplanHint.header())
        .body(
            new AbsenceReceipt(
                absence.absenceId(),
                absence.from(),
                absence.until(),
                team.reroute(),
                ReplanHint.TEXT));
  }

  @Operation(
      summary = "Take an absence back",
      description = ReplanHint.TEXT + " The header Link says so.")
  @ApiResponse(responseCode = "204", description = "Taken back")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @DeleteMapping(path = ABSENCES + "/{absenceId}")
  ResponseEntity<Void> remove(@PathVariable String username, @PathVariable UUID absenceId) {
    calendars.remove(username, absenceId);
    team.reroute();
    return ResponseEntity.noContent().headers(ReplanHint.header()).build();
  }
}
