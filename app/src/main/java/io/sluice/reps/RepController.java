package io.sluice.reps;

import io.sluice.problem.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reps")
class RepController {

  private static final String REPS = "/api/reps";

  private final TeamFileReader reader;
  private final TeamKeeping team;

  RepController(TeamFileReader reader, TeamKeeping team) {
    this.reader = reader;
    this.team = team;
  }

  @Operation(
      summary = "List the reps",
      description = "All who work leads or did, by team, with their load.")
  @ApiResponse(responseCode = "200", description = "The reps")
  @ProblemResponses
  @GetMapping(path = REPS, produces = MediaType.APPLICATION_JSON_VALUE)
  List<RepView> list() {
    return team.list();
  }

  @Operation(
      summary = "Enter a rep, or replace what is known of one",
      description =
          "All of it, with the calendar; absences stay. Work that is somebody else's by it goes to"
              + " others at once. "
              + ReplanHint.TEXT
              + " A restart of the application leaves the rep alone until its configuration of them"
              + " changes.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = RepForms.RepFields.class))))
  @ApiResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = RepReceipt.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Entered",
      content = @Content(schema = @Schema(implementation = RepReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PutMapping(
      path = REPS + "/{username}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RepReceipt> put(
      @PathVariable String username, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var receipt = team.put(reader.readRep(username, YamlBody.read(request)));
    return ResponseEntity.status(receipt.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .headers(ReplanHint.header())
        .body(receipt);
  }

  @Operation(
      summary = "A rep leaves",
      description =
          "They are given no more leads, and their open tasks go to others at once, as new tasks"
              + " under new clocks; what a manager has been asked about stays with the manager.")
  @ApiResponse(responseCode = "200", description = "How many of their tasks went to others")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @PostMapping(path = REPS + "/{username}/departure", produces = MediaType.APPLICATION_JSON_VALUE)
  Departure leave(@PathVariable String username) {
    return team.leave(username);
  }
}
