package io.sluice.notifications;

import io.sluice.access.ShowsPeople;
import io.sluice.notification.Deliveries;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Notifications")
class DeliveryController {

  private static final int MOST = 1_000;

  private final DeliveryLog log;
  private final Deliveries deliveries;

  DeliveryController(DeliveryLog log, Deliveries deliveries) {
    this.log = log;
    this.deliveries = deliveries;
  }

  @Operation(
      summary = "List mails and webhook calls",
      description = "The newest first. One that failed says why.")
  @ApiResponse(responseCode = "200", description = "Those that are in this state, or all")
  @ProblemResponses
  @ShowsPeople
  @GetMapping(path = "/api/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
  List<DeliveryEntry> list(
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"pending", "failed", "sent", "cancelled"}))
          @RequestParam(required = false)
          String state,
      @Parameter(description = "How many at most, 1 to " + MOST) @RequestParam(defaultValue = "100")
          int limit) {
    if (state != null && !DeliveryState.CODES.contains(state)) {
      throw refused("state", state, "send one of " + String.join(", ", DeliveryState.CODES));
    }
    if (limit < 1 || limit > MOST) {
      throw refused("limit", String.valueOf(limit), "send a number from 1 to " + MOST);
    }
    return log.find(state, limit);
  }

  @Operation(
      summary = "Try a delivery again now",
      description = "With all its tries anew. One that is sent or cancelled stays so.")
  @ApiResponse(responseCode = "202", description = "It will be tried within seconds")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @PostMapping("/api/deliveries/{deliveryId}/retry")
  ResponseEntity<Void> retry(@PathVariable UUID deliveryId) {
    var state =
        deliveries
            .retry(deliveryId)
            .orElseThrow(() -> Problem.notFound("No delivery has this id."));
    if (state.equals(DeliveryState.SENT.code()) || state.equals(DeliveryState.CANCELLED.code())) {
      throw Problem.conflict(
          "This delivery is %s and stays so; only one that is pending or failed is tried again."
              .formatted(state));
    }
    return ResponseEntity.accepted().build();
  }

  private static Problem refused(String field, String value, String fix) {
    return Problem.invalid(
        "Nothing is listed; errors says what to change.",
        List.of(new Violation(field, value, fix)));
  }
}
