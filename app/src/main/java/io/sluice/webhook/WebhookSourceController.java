package io.sluice.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.access.ShowsPeople;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.problem.Violation;
import io.sluice.request.Body;
import io.sluice.request.FieldChecks;
import io.sluice.request.JsonReader;
import io.sluice.webhook.WebhookSecrets.Listed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Webhooks")
class WebhookSourceController {

  private static final String WEBHOOKS = "/api/webhooks";
  private static final String SOURCE = WEBHOOKS + "/{sourceId}";
  private static final int BODY_LIMIT = 64 * 1024;
  private static final int MOST_LISTED = 1_000;
  private static final int MOST_SECRETS = 10;
  private static final Pattern SOURCE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final String SECRET = "secret";

  private final WebhookSources sources;
  private final WebhookSecrets secrets;
  private final MappingReader mappings;
  private final WebhookLog log;
  private final JsonReader json;

  WebhookSourceController(
      WebhookSources sources,
      WebhookSecrets secrets,
      MappingReader mappings,
      WebhookLog log,
      JsonReader json) {
    this.sources = sources;
    this.secrets = secrets;
    this.mappings = mappings;
    this.log = log;
    this.json = json;
  }

  @Operation(summary = "List who may send webhooks")
  @ApiResponse(responseCode = "200", description = "All sources, with their mappings")
  @ProblemResponses
  @GetMapping(path = WEBHOOKS, produces = MediaType.APPLICATION_JSON_VALUE)
  List<SourceView> list() {
    return sources.ids().stream().map(this::view).toList();
  }

  @Operation(summary = "Read how a source's webhooks are mapped")
  @ApiResponse(
      responseCode = "200",
      description = "The mapping, and which secrets there are, without the secrets themselves")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = SOURCE, produces = MediaType.APPLICATION_JSON_VALUE)
  SourceView get(@PathVariable String sourceId) {
    return view(sourceId);
  }

  @Operation(
      summary = "Enter or replace how a source's webhooks are mapped",
      description =
          "source is what their leads come from. events is the JSON path of the list of events; without"
              + " it the payload is one. fields has, by the name of a field of a lead, either a value,"
              + " or a path (or several, the first that has something counts) with, where wanted,"
              + " values (what is said here for what is said there), default, and as: epoch-millis or"
              + " epoch-seconds. It is entered as a whole or not at all.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = MappingForm.class))))
  @ApiResponse(
      responseCode = "200",
      description = "Entered",
      content = @Content(schema = @Schema(implementation = SourceView.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PutMapping(
      path = SOURCE,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  SourceView enter(
      @PathVariable String sourceId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    if (!SOURCE_ID.matcher(sourceId).matches()) {
      throw refused(
          "sourceId",
          sourceId,
          "send 1 to 64 lower-case letters, digits and hyphens, such as hubspot");
    }
    var mapping = Body.read(request, BODY_LIMIT);
    mappings.read(mapping);
    sources.enter(sourceId, new String(mapping, StandardCharsets.UTF_8));
    return view(sourceId);
  }

  @Operation(
      summary = "Enter or make a secret that a source signs with",
      description =
          "Without a body one is made, and shown this once. A secret that the sender has made is sent"
              + " as secret. Each that there is counts, so that one can be changed for another without"
              + " a gap.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = SecretForm.class))))
  @ApiResponse(
      responseCode = "201",
      description = "It counts from now on",
      content = @Content(schema = @Schema(implementation = SecretReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @PostMapping(path = SOURCE + "/secrets", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SecretReceipt> addSecret(
      @PathVariable String sourceId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    requireKnown(sourceId);
    if (secrets.list(sourceId).size() >= MOST_SECRETS) {
      throw Problem.conflict(
          "This source has %d secrets; delete those that are no longer used."
              .formatted(MOST_SECRETS));
    }
    var body = Body.read(request, BODY_LIMIT);
    var given = body.length == 0 ? null : given(body);
    var secret = given == null ? WebhookSecret.make() : given;
    var id = secrets.add(sourceId, secret.bytes());
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new SecretReceipt(id, given == null ? secret.text() : null));
  }

  private WebhookSecret given(byte[] body) {
    var fields = new FieldChecks(json.read(body, List.of(SECRET)), List.of(SECRET));
    var text = fields.text(SECRET, 200);
    var secret = text == null ? null : WebhookSecret.of(text).orElse(null);
    if (secret == null && fields.violations().isEmpty()) {
      throw refused(SECRET, null, "send whsec_ and the base64 of 24 to 64 bytes, or no body");
    }
    fields.requireNoViolation("No secret was entered; errors lists what to change.");
    return secret;
  }

  @Operation(
      summary = "Remove a secret",
      description = "What is signed with it is refused from now on.")
  @ApiResponse(responseCode = "204", description = "It counts no longer")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @DeleteMapping(SOURCE + "/secrets/{secretId}")
  ResponseEntity<Void> removeSecret(@PathVariable String sourceId, @PathVariable UUID secretId) {
    if (!secrets.remove(sourceId, secretId)) {
      throw Problem.notFound("This source has no secret with this id.");
    }
    return ResponseEntity.noContent().build();
  }

  @Operation(
      summary = "List a source's calls",
      description = "The newest first, taken and refused; one that was refused says why.")
  @ApiResponse(responseCode = "200", description = "Those with this outcome, or all")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ShowsPeople
  @GetMapping(path = SOURCE + "/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
  List<WebhookDelivery> deliveries(
      @PathVariable String sourceId,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {
                        WebhookLog.TAKEN,
                        WebhookLog.REPEATED,
                        WebhookLog.REFUSED
                      }))
          @RequestParam(required = false)
          String outcome,
      @Parameter(description = "How many at most, 1 to " + MOST_LISTED)
          @RequestParam(defaultValue = "100")
          int limit) {
    requireKnown(sourceId);
    if (outcome != null && !WebhookLog.OUTCOMES.contains(outcome)) {
      var fix = "send one of " + String.join(", ", new TreeSet<>(WebhookLog.OUTCOMES));
      throw refused("outcome", outcome, fix);
    }
    if (limit < 1 || limit > MOST_LISTED) {
      throw refused("limit", String.valueOf(limit), "send a number from 1 to " + MOST_LISTED);
    }
    return log.find(sourceId, outcome, limit);
  }

  private SourceView view(String sourceId) {
    return new SourceView(sourceId, requireKnown(sourceId), secrets.list(sourceId));
  }

  private String requireKnown(String sourceId) {
    return sources
        .find(sourceId)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "No source of webhooks has this id; PUT %s/{sourceId} enters one."
                        .formatted(WEBHOOKS)));
  }

  private static Problem refused(String field, String value, String fix) {
    return Problem.invalid(
        "Nothing was changed; errors says what to change.",
        List.of(new Violation(field, value, fix)));
  }

  /** Who may send webhooks. */
  @Schema(name = "WebhookSource")
  private record SourceView(
      String sourceId,
      @Schema(implementation = MappingForm.class) @JsonRawValue String mapping,
      List<Listed> secrets) {}

  /**
   * @param secret null where the sender made it
   */
  @Schema(name = "WebhookSecret")
  @JsonInclude(Include.NON_NULL)
  private record SecretReceipt(UUID secretId, String secret) {}

  /** For the API description only. */
  @Schema(name = "NewWebhookSecret")
  private record SecretForm(String secret) {}

  /** For the API description only. */
  @Schema(
      name = "WebhookMapping",
      example =
          """
          {"source": "hubspot", "fields": {"email": {"path": "$.properties.email.value"},
           "activity": {"value": "contact-request"}}}""")
  private record MappingForm(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String source,
      String events,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Object fields) {}
}
