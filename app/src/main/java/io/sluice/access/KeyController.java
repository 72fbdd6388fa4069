package io.sluice.access;

import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.Body;
import io.sluice.request.FieldChecks;
import io.sluice.request.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "API keys")
class KeyController {

  private static final Logger log = LoggerFactory.getLogger(KeyController.class);

  private static final String KEYS = "/api/keys";
  private static final int BODY_LIMIT = 8 * 1024;

  private static final String AUTHORITY = "authority";
  private static final String SOURCE = "source";
  private static final String BY = "by";
  private static final String NOTE = "note";
  private static final List<String> FIELDS = List.of(AUTHORITY, SOURCE, BY, NOTE);

  private final JsonReader reader;
  private final ApiKeys keys;

  KeyController(JsonReader reader, ApiKeys keys) {
    this.reader = reader;
    this.keys = keys;
  }

  @Operation(
      summary = "Make an API key",
      description =
          "One with the authority intake opens POST /api/leads and /api/engagements, and its own"
              + " /api/imports, for one source; one with operate opens everything under /api. It is shown this"
              + " once. To change a key, make a new one, use it, and revoke the old one.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = KeyForm.class))))
  @ApiResponse(
      responseCode = "201",
      description = "The key",
      content = @Content(schema = @Schema(implementation = KeyReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = KEYS,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<KeyReceipt> make(@Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var raw = reader.read(Body.read(request, BODY_LIMIT), FIELDS);
    var fields = new FieldChecks(raw, FIELDS);
    fields.require(AUTHORITY);
    fields.require(BY);
    var authority = fields.choice(AUTHORITY, Authority.CODES, null);
    if (Authority.INTAKE.code().equals(authority)) {
      fields.require(SOURCE);
    } else if (authority != null && raw.fields().containsKey(SOURCE)) {
      fields.refuse(SOURCE, "remove this field; a key that opens everything is of no one source");
    }
    var source = fields.text(SOURCE, 100);
    var by = fields.text(BY, 64);
    var note = fields.lines(NOTE, 1_000);
    fields.requireNoViolation("No key was made; errors lists what to change.");

    var secret = Secret.random();
    var id = keys.add(secret, Authority.ofCode(authority), source, by, note);
    log.info("API key {} made, authority {}", id, authority);
    return ResponseEntity.created(URI.create(KEYS + "/" + id))
        .body(new KeyReceipt(known(id), secret.text()));
  }

  @Operation(summary = "List the API keys", description = "The latest first, also the revoked.")
  @ApiResponse(responseCode = "200", description = "All but the keys themselves")
  @ProblemResponses
  @GetMapping(path = KEYS, produces = MediaType.APPLICATION_JSON_VALUE)
  List<ApiKey> list() {
    return keys.findAll();
  }

  @Operation(summary = "Look at an API key")
  @ApiResponse(
      responseCode = "200",
      description = "All but the key itself",
      content = @Content(schema = @Schema(implementation = ApiKey.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = KEYS + "/{keyId}", produces = MediaType.APPLICATION_JSON_VALUE)
  ApiKey show(@PathVariable UUID keyId) {
    return known(keyId);
  }

  @Operation(summary = "Revoke an API key", description = "At once and for good.")
  @ApiResponse(responseCode = "204", description = "It opens nothing any more")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @DeleteMapping(KEYS + "/{keyId}")
  ResponseEntity<Void> revoke(@PathVariable UUID keyId) {
    if (!keys.revoke(keyId)) {
      throw unknown();
    }
    log.info("API key {} revoked", keyId);
    return ResponseEntity.noContent().build();
  }

  private ApiKey known(UUID keyId) {
    return keys.find(keyId).orElseThrow(KeyController::unknown);
  }

  private static Problem unknown() {
    return Problem.notFound("No API key has this id.");
  }

  /** For the API description only. */
  @Schema(name = "NewApiKey")
  private record KeyForm(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              allowableValues = {"intake", "operate"})
          String authority,
      @Schema(
              description = "Whose leads come in by it; required for intake, and only there",
              maxLength = 100,
              example = "website")
          String source,
      @Schema(requiredMode = RequiredMode.REQUIRED, description = "Who wants it", maxLength = 64)
          String by,
      @Schema(maxLength = 1000) String note) {}
}
