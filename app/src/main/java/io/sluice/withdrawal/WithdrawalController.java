package io.sluice.withdrawal;

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
import java.util.List;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Leads")
class WithdrawalController {

  private static final int BODY_LIMIT = 4 * 1024;
  private static final String REASON = "reason";

  private final JsonReader reader;
  private final Withdrawals withdrawals;

  WithdrawalController(JsonReader reader, Withdrawals withdrawals) {
    this.reader = reader;
    this.withdrawals = withdrawals;
  }

  @Operation(
      summary = "Withdraw a lead",
      description =
          "Ends what is under way with a lead and, unless it is merged into another one, suppresses"
              + " the person: nothing is stored any more about what they do. The same again changes"
              + " nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = WithdrawalForm.class))))
  @ApiResponse(
      responseCode = "202",
      description = "Withdrawn, or told to the process that is under way",
      content = @Content(schema = @Schema(implementation = WithdrawalReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = "/api/leads/{leadId}/withdrawal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<WithdrawalReceipt> withdraw(
      @PathVariable UUID leadId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var reason = reason(Body.read(request, BODY_LIMIT));
    try (var ignored = MDC.putCloseable("leadId", leadId.toString())) {
      return ResponseEntity.accepted().body(withdrawals.withdraw(leadId, reason));
    }
  }

  private WithdrawalReason reason(byte[] body) {
    var known = List.of(REASON);
    var fields = new FieldChecks(reader.read(body, known), known);
    fields.require(REASON);
    var code = fields.choice(REASON, WithdrawalReason.CODES, null);
    fields.requireNoViolation("Nothing was changed; errors lists what to change.");
    return WithdrawalReason.ofCode(code).orElseThrow();
  }

  /** For the API description only. */
  @Schema(name = "Withdrawal", additionalProperties = AdditionalPropertiesValue.FALSE)
  private record WithdrawalForm(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              allowableValues = {"opt-out", "objection", "erasure", "merge", "legal"})
          String reason) {}
}
