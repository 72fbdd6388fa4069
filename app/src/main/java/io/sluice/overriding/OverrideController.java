package io.sluice.overriding;

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
@Tag(name = "Leads")
class OverrideController {

  private static final String OVERRIDES = "/api/leads/{leadId}/overrides";

  private static final int BODY_LIMIT = 16 * 1024;

  private final JsonReader json;
  private final Overriding overriding;

  OverrideController(JsonReader json, Overriding overriding) {
    this.json = json;
    this.overriding = overriding;
  }

  @Operation(
      summary = "Say something else of a lead than the machine does",
      description =
          "Counts in place of the machine's verdict, from the next check on and until the time given."
              + " The machine goes on assessing, and its verdicts stay beside it. It takes the place"
              + " of an override of the same kind. Nobody is brought back who is suppressed, or whose"
              + " fit is F by the criteria.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = OverrideForm.class))))
  @ApiResponse(
      responseCode = "201",
      description = "Set",
      content = @Content(schema = @Schema(implementation = OverrideReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = OVERRIDES,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OverrideReceipt> set(
      @PathVariable UUID leadId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var sent = json.read(Body.read(request, BODY_LIMIT), OverrideReader.FIELDS);
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(OverrideReceipt.of(overriding.set(leadId, sent)));
  }

  @Operation(
      summary = "Take an override back",
      description = "The machine's verdict counts again. What was said stays on record.")
  @ApiResponse(responseCode = "204", description = "Taken back")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @DeleteMapping(path = OVERRIDES + "/{overrideId}")
  ResponseEntity<Void> end(@PathVariable UUID leadId, @PathVariable UUID overrideId) {
    overriding.end(leadId, overrideId);
    return ResponseEntity.noContent().build();
  }
}
