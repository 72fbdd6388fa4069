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

  static final int MOST = 1_000;

  private static final String LIST = "engagements";
  private static final int BODY_LIMIT = 2 * 1024 * 1024;

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
              + " their task. Send one, or up to 1,000 as {\"engagements\": [...]}, in any order and"
              + " also late: occurredAt counts. In a batch each stands for itself: the answer names"
              + " those that were refused, and the others are recorded.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(oneOf = {EngagementForm.class, EngagementBatchForm.class}))))
  @ApiResponse(
      responseCode = "202",
      description = "Recorded, or known already; of a batch, what became of each",
      content =
          @Content(
              schema = @Schema(oneOf = {EngagementReceipt.class, EngagementBatchReceipt.class})))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @ApiResponse(responseCode = "429", ref = "ProblemWithRetryAfter")
  @PostMapping(
      path = "/api/engagements",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> record(@Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var body = Body.read(request, BODY_LIMIT);
    var fields = reader.read(body, EngagementReader.FIELDS);
    return ResponseEntity.accepted()
        .body(
            fields.fields().containsKey(LIST)
                ? engagements.recordAll(reader.readList(body, LIST, EngagementReader.FIELDS, MOST))
                : engagements.record(fields));
  }
}
