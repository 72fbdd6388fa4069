package io.sluice.intake;

import io.sluice.access.Caller;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.Body;
import io.sluice.request.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Leads")
class LeadController {

  private static final Logger log = LoggerFactory.getLogger(LeadController.class);
  private static final int BODY_LIMIT = 64 * 1024;

  private final JsonReader reader;
  private final Intake intake;

  LeadController(JsonReader reader, Intake intake) {
    this.reader = reader;
    this.intake = intake;
  }

  @Operation(
      summary = "Submit a lead",
      description =
          "One person is one lead. Someone who is new, or whose last cycle has ended, starts a cycle"
              + " (accepted); for someone under way the submission is an engagement (engaged). With an"
              + " API key of a source, the field source may be left out.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = LeadForm.class))))
  @Parameter(
      name = IdempotencyKey.HEADER,
      in = ParameterIn.HEADER,
      description =
          "As in draft-ietf-httpapi-idempotency-key-header: 1 to 255 visible ASCII characters, in"
              + " double quotes or bare. The same key and body get the same answer and change"
              + " nothing; the same key with another body is refused with 422; while the first"
              + " request is still running, the answer is 409 with Retry-After. A key is known for"
              + " 30 days, or for what sluice.idempotency.kept says, and is one of its source where"
              + " an API key of a source is used. Put nothing personal into it.",
      schema = @Schema(type = "string", minLength = 1, maxLength = 255))
  @ApiResponse(
      responseCode = "202",
      description = "Taken in; the process starts as soon as the engine is there",
      headers = @Header(name = "Location", description = "Where the lead can be read"),
      content = @Content(schema = @Schema(implementation = Receipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "409", ref = "ProblemWithRetryAfter")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @ApiResponse(responseCode = "422", ref = "Problem")
  @ApiResponse(responseCode = "429", ref = "ProblemWithRetryAfter")
  @PostMapping(
      path = "/api/leads",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Receipt> submit(@Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var source = Caller.of(request).source();
    var key =
        IdempotencyKey.ofHeaders(
            Collections.list(request.getHeaders(IdempotencyKey.HEADER)), source);
    var lead = reader.read(Body.read(request, BODY_LIMIT), LeadField.ALL);
    var arrival =
        new Arrival(Door.API, source.orElse(null), key.map(IdempotencyKey::value).orElse(null));
    var receipt = intake.submit(OwnSource.enter(lead, source), arrival, key);
    try (var ignored = MDC.putCloseable("leadId", receipt.leadId().toString())) {
      log.info("Lead {}, cycle {}", receipt.status(), receipt.cycle());
    }
    return ResponseEntity.accepted()
        .location(URI.create("/api/leads/" + receipt.leadId()))
        .body(receipt);
  }
}
