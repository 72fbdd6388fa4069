package io.sluice.privacy;

import io.sluice.consent.Consents;
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
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "People")
class ConsentController {

  private static final String CONSENTS = "/api/leads/{leadId}/consents";
  private static final int BODY_LIMIT = 8 * 1024;

  private final JsonReader json;
  private final Consenting consenting;

  ConsentController(JsonReader json, Consenting consenting) {
    this.json = json;
    this.consenting = consenting;
  }

  @Operation(
      summary = "Read what a person agreed to and took back",
      description =
          "By purpose and channel: how they stand now, and every line of the log with its proof.")
  @ApiResponse(responseCode = "200", description = "The log, and what counts of it")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = CONSENTS, produces = MediaType.APPLICATION_JSON_VALUE)
  Consents read(@PathVariable UUID leadId) {
    return consenting.read(leadId);
  }

  @Operation(
      summary = "Keep that a person agreed to something, or took it back",
      description =
          "Lines are only added, and the last one said of a purpose and channel counts. The same"
              + " again, with its instant and source, changes nothing. Who takes marketing by e-mail"
              + " back is written to no more; to have nobody contact them at all, withdraw the lead.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ConsentForm.class))))
  @ApiResponse(
      responseCode = "201",
      description = "Kept; the log as it is now",
      content = @Content(schema = @Schema(implementation = Consents.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = CONSENTS,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Consents> tell(
      @PathVariable UUID leadId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var sent = json.read(Body.read(request, BODY_LIMIT), ConsentReader.FIELDS);
    try (var ignored = MDC.putCloseable("leadId", leadId.toString())) {
      return ResponseEntity.status(HttpStatus.CREATED).body(consenting.tell(leadId, sent));
    }
  }
}
