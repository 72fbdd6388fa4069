package io.sluice.intake;

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
              + " (accepted); for someone under way the submission is an engagement (engaged).",
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
          "1 to 255 visible ASCII characters. The same key and body get the same answer and change"
              + " nothing; the same key with another body is refused with 422.",
      schema = @Schema(type = "string", minLength = 1, maxLength = 255))
  @ApiResponse(
      responseCode = "202",
      description = "Taken in; the process starts as soon as the engine is there",
      headers = @Header(name = "Location", description = "Where the lead can be read"),
      content = @Content(schema = @Schema(implementation = Receipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @ApiResponse(responseCode = "422", ref = "Problem")
  @PostMapping(
      path = "/api/leads",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Receipt> submit(@Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var key = IdempotencyKey.ofHeaders(Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
    var lead = reader.read(Body.read(request, BODY_LIMIT), LeadField.ALL);
    var receipt =
        intake.submit(
            lead, new Arrival(Door.API, null, key.map(IdempotencyKey::value).orElse(null)), key);
    try (var ignored = MDC.putCloseable("leadId", receipt.leadId().toString())) {
      log.info("Lead {}, cycle {}", receipt.status(), receipt.cycle());
    }
    return ResponseEntity.accepted()
        .location(URI.create("/api/leads/" + receipt.leadId()))
        .body(receipt);
  }
}
