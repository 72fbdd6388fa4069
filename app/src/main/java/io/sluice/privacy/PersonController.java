package io.sluice.privacy;

import io.sluice.access.Looks;
import io.sluice.access.Viewer;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.Body;
import io.sluice.request.FieldChecks;
import io.sluice.request.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "People")
class PersonController {

  private static final int BODY_LIMIT = 4 * 1024;
  private static final int LONGEST_NAME = 64;
  private static final String BY = "by";
  private static final String REASON = "reason";
  private static final String EXPORT = "/api/people/{personId}/export";

  private final JsonReader reader;
  private final ErasureRequests requests;
  private final Erasures erasures;
  private final PersonExports exports;
  private final Looks looks;

  PersonController(
      JsonReader reader,
      ErasureRequests requests,
      Erasures erasures,
      PersonExports exports,
      Looks looks) {
    this.reader = reader;
    this.requests = requests;
    this.erasures = erasures;
    this.exports = exports;
    this.looks = looks;
  }

  @Operation(
      summary = "Erase a person",
      description =
          "By the id of any lead that they are or were. They are suppressed at once, by the keyed"
              + " hash of their addresses; what is under way with them is ended, and then they are"
              + " removed from the database and from the engine's history. For the figures stays"
              + " that somebody was here. The answer is the erasure, to be read until it is done."
              + " The same again is the same erasure.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ErasureForm.class))))
  @ApiResponse(
      responseCode = "202",
      description = "It has begun, or has been done before",
      content = @Content(schema = @Schema(implementation = ErasureView.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @DeleteMapping(
      path = "/api/people/{personId}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ErasureView> erase(
      @PathVariable UUID personId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var known = List.of(BY, REASON);
    var fields = new FieldChecks(reader.read(Body.read(request, BODY_LIMIT), known), known);
    fields.require(BY);
    fields.require(REASON);
    var by = fields.text(BY, LONGEST_NAME);
    var reason = fields.choice(REASON, ErasureGround.CODES, null);
    fields.requireNoViolation("Nothing was changed; errors lists what to change.");
    try (var ignored = MDC.putCloseable("leadId", personId.toString())) {
      var ground = ErasureGround.ofCode(reason).orElseThrow();
      var erasureId = requests.begin(personId, ground, by);
      return ResponseEntity.accepted()
          .location(URI.create("/api/erasures/" + erasureId))
          .body(read(erasureId));
    }
  }

  @Operation(
      summary = "Read everything that is held about a person",
      description =
          "By the id of any lead that they are or were: every row of every table that is about"
              + " them, where others named them, what is kept as a hash, and what the engine keeps"
              + " of the processes that ran for them.")
  @ApiResponse(responseCode = "200", description = "All of it")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "410", ref = "Problem")
  @GetMapping(path = EXPORT, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PersonExport> export(
      @PathVariable UUID personId, @Parameter(hidden = true) HttpServletRequest request) {
    var export = exports.export(personId);
    looks.note(Viewer.of(request), EXPORT, List.of(export.personId()));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(export);
  }

  @Operation(
      summary = "Read what was done to erase a person",
      description = "It names nobody, and stays as the proof that they were erased.")
  @ApiResponse(responseCode = "200", description = "The erasure as it stands")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = "/api/erasures/{erasureId}", produces = MediaType.APPLICATION_JSON_VALUE)
  ErasureView read(@PathVariable UUID erasureId) {
    return erasures.find(erasureId).orElseThrow(() -> Problem.notFound("No erasure has this id."));
  }

  /** For the API description only. */
  @Schema(name = "NewErasure", additionalProperties = AdditionalPropertiesValue.FALSE)
  private record ErasureForm(
      @Schema(requiredMode = RequiredMode.REQUIRED, description = "Who says so") String by,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "The ground of Art. 17 (1) GDPR",
              allowableValues = {
                "no-longer-needed",
                "consent-withdrawn",
                "objection",
                "unlawful",
                "legal-obligation"
              })
          String reason) {}
}
