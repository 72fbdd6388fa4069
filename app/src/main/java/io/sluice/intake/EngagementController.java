package io.sluice.intake;

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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Engagements")
class EngagementController {

  private static final int BODY_LIMIT = 4 * 1024;

  private final JsonReader reader;
  private final Engagements engagements;

  EngagementController(JsonReader reader, Engagements engagements) {
    this.reader = reader;
    this.engagements = engagements;
  }

  @Operation(
      summary = "Record what a known person did",
      description =
          "A sleeping lead that it makes ready enough wakes. What a rep did with the person (by) is a touch, and restarts the clocks of"
              + " their task.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = EngagementForm.class))))
  @ApiResponse(
      responseCode = "202",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = EngagementReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = "/api/engagements",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<EngagementReceipt> record(@Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var body = Body.read(request, BODY_LIMIT);
    return ResponseEntity.accepted()
        .body(engagements.record(reader.read(body, Engagements.FIELDS)));
  }
}
