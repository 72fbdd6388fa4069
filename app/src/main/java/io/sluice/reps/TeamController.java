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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reps")
class TeamController {

  private static final String TEAM = "/api/team";
  private static final String YAML = "application/yaml";

  private final TeamFileReader reader;
  private final TeamFileWriter writer;
  private final TeamKeeping team;

  TeamController(TeamFileReader reader, TeamFileWriter writer, TeamKeeping team) {
    this.reader = reader;
    this.writer = writer;
    this.team = team;
  }

  @Operation(
      summary = "Read who works where and when, as a file",
      description = "The file that PUT takes: teams, company holidays to come, and all reps.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
  @ProblemResponses
  @GetMapping(path = TEAM, produces = YAML)
  String read() {
    return writer.write(team.read());
  }

  @Operation(
      summary = "Change who works where and when, by a file",
      description =
          "YAML or JSON. It is taken as a whole or not at all; errors name line and column. A rep"
              + " who is named is replaced, but for absences where the file has none; teams and"
              + " reps that are not named stay as they are, so a leaver is named with active:"
              + " false. The work of those who are not there any more goes to others at once. "
              + ReplanHint.TEXT,
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = YAML,
                    schema = @Schema(implementation = RepForms.TeamFields.class)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = RepForms.TeamFields.class))
              }))
  @ApiResponse(responseCode = "200", description = "What changed, or would change")
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PutMapping(
      path = TEAM,
      consumes = {YAML, "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON_VALUE},
      produces = MediaType.APPLICATION_JSON_VALUE)
  TeamReceipt apply(
      @Parameter(description = "Whether only to say what would change")
          @RequestParam(defaultValue = "false")
          boolean dryRun,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    return team.apply(reader.read(YamlBody.read(request)), dryRun);
  }
}
