package io.sluice.replanning;

import io.sluice.followup.ReplanReport;
import io.sluice.followup.ReplanScope;
import io.sluice.followup.Replanning;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.Body;
import io.sluice.request.FieldChecks;
import io.sluice.request.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Follow-up")
class ReplanController {

  private static final int BODY_LIMIT = 4 * 1024;
  private static final String USERNAME = "username";
  private static final String TEAM = "team";
  private static final String LEAD_ID = "leadId";
  private static final List<String> FIELDS = List.of(USERNAME, TEAM, LEAD_ID);

  private final JsonReader reader;
  private final Replanning replanning;

  ReplanController(JsonReader reader, Replanning replanning) {
    this.reader = reader;
    this.replanning = replanning;
  }

  @Operation(
      summary = "Plan the clocks of open tasks again",
      description =
          "For all open tasks, or those of a rep, a team or a lead, by the calendars, absences and"
              + " policies as they are now. The tasks stay the same tasks, and what was done is not"
              + " undone. The same again moves nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ReplanForm.class))))
  @ApiResponse(responseCode = "200", description = "How many moved, and which did not and why")
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = "/api/follow-up/replan",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ReplanReport replan(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
    return replanning.replan(scope(Body.read(request, BODY_LIMIT)));
  }

  private ReplanScope scope(byte[] body) {
    var raw = reader.read(body, FIELDS);
    var fields = new FieldChecks(raw, FIELDS);
    var scope =
        new ReplanScope(fields.text(USERNAME, 64), fields.text(TEAM, 64), fields.uuid(LEAD_ID));
    raw.fields().keySet().stream()
        .filter(FIELDS::contains)
        .skip(1)
        .forEach(field -> fields.refuse(field, "send at most one of " + String.join(", ", FIELDS)));
    fields.requireNoViolation("Nothing was planned again; errors lists what to change.");
    return scope;
  }

  /** For the API description only. */
  @Schema(name = "Replan", additionalProperties = AdditionalPropertiesValue.FALSE)
  private record ReplanForm(
      @Schema(description = "The rep whose open tasks are meant") String username,
      @Schema(description = "The team", example = "inside-sales") String team,
      @Schema(description = "The lead") UUID leadId) {}
}
