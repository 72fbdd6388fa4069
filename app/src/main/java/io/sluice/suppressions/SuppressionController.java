package io.sluice.suppressions;

import io.sluice.access.ShowsPeople;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.problem.Violation;
import io.sluice.request.Body;
import io.sluice.request.JsonReader;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Suppressions")
class SuppressionController {

  private static final String SUPPRESSIONS = "/api/suppressions";
  private static final int BODY_LIMIT = 8 * 1024;
  private static final int BATCH_LIMIT = 1024 * 1024;

  private static final String KINDS =
      Arrays.stream(SuppressionKind.values())
          .map(SuppressionKind::code)
          .collect(Collectors.joining(", "));

  private final JsonReader reader;
  private final SuppressionRegister register;
  private final SuppressionImport batches;
  private final SuppressionEntries entries;
  private final TransactionOperations transaction;

  SuppressionController(
      JsonReader reader,
      SuppressionRegister register,
      SuppressionImport batches,
      SuppressionEntries entries,
      TransactionOperations transaction) {
    this.reader = reader;
    this.register = register;
    this.batches = batches;
    this.entries = entries;
    this.transaction = transaction;
  }

  @Operation(
      summary = "List whom nobody may contact",
      description =
          "The company's own lists, the latest first. The addresses of those who opted out or were"
              + " erased are kept as keyed hashes only, and are not shown.")
  @ApiResponse(responseCode = "200", description = "What is on the lists")
  @ProblemResponses
  @ShowsPeople
  @GetMapping(path = SUPPRESSIONS, produces = MediaType.APPLICATION_JSON_VALUE)
  List<SuppressionView> list(
      @Parameter(description = "Of this kind only") @RequestParam(required = false) String kind) {
    return entries.findAll(kind == null ? null : kindOf(kind)).stream()
        .map(SuppressionView::of)
        .toList();
  }

  @Operation(
      summary = "Put somebody on a list",
      description =
          "A domain, with its subdomains, or an e-mail address, with or without a tag after a plus."
              + " Every lead under way or asleep that it matches is withdrawn at once. The same"
              + " again changes nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = SuppressionForm.class))))
  @ApiResponse(
      responseCode = "200",
      description = "It is on the list",
      content = @Content(schema = @Schema(implementation = SuppressionReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = SUPPRESSIONS,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  SuppressionReceipt add(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
    var entry = reader.read(Body.read(request, BODY_LIMIT), EntryReader.FIELDS);
    return register.add(List.of(EntryReader.read(entry)));
  }

  @Operation(
      summary = "Put many on the lists",
      description =
          "Up to 1,000 entries, all of them or none; errors name each by its place from 0.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = SuppressionsForm.class))))
  @ApiResponse(
      responseCode = "200",
      description = "They are on the lists",
      content = @Content(schema = @Schema(implementation = SuppressionReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = SUPPRESSIONS + "/batch",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  SuppressionReceipt addAll(@Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    return batches.load(Body.read(request, BATCH_LIMIT));
  }

  @Operation(
      summary = "Take somebody off a list",
      description =
          "What they submit from now on is let through; a lead that was withdrawn stays so until"
              + " then. A person who was withdrawn by opt-out, objection or erasure stays on it.")
  @ApiResponse(responseCode = "204", description = "It is off the list")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @DeleteMapping(SUPPRESSIONS + "/{suppressionId}")
  ResponseEntity<Void> remove(@PathVariable UUID suppressionId) {
    entries
        .find(suppressionId)
        .orElseThrow(() -> Problem.notFound("No entry on a list has this id."));
    transaction.executeWithoutResult(status -> entries.end(suppressionId));
    if (entries.find(suppressionId).isPresent()) {
      throw Problem.conflict("This person asked to be left alone, and stays on the list for good.");
    }
    return ResponseEntity.noContent().build();
  }

  private static SuppressionKind kindOf(String code) {
    return SuppressionKind.ofCode(code)
        .orElseThrow(
            () ->
                Problem.invalid(
                    "Nothing is listed; errors says what to change.",
                    List.of(new Violation("kind", code, "send one of " + KINDS))));
  }

  /** For the API description only. */
  @Schema(name = "NewSuppression")
  private record SuppressionForm(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {
                "opted-out",
                "erased",
                "competitor",
                "own-staff",
                "vendor",
                "student",
                "role-account",
                "disposable",
                "dead-address"
              })
          String kind,
      @Schema(description = "With its subdomains; either this or email") String domain,
      String email,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Who says so") String by,
      String note) {}

  /** For the API description only. */
  @Schema(name = "NewSuppressions")
  private record SuppressionsForm(List<SuppressionForm> entries) {}
}
