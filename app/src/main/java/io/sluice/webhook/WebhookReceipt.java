package io.sluice.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.sluice.intake.Receipt;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a webhook that was taken.
 *
 * @param events what became of each of its events, in their order
 */
public record WebhookReceipt(List<Event> events) {

  private static final String REFUSED = "refused";

  /**
   * @param status {@code refused} where nothing of it was stored; {@code errors} says why
   */
  @Schema(name = "WebhookEvent")
  @JsonInclude(Include.NON_NULL)
  public record Event(
      UUID leadId,
      Integer cycle,
      @Schema(allowableValues = {"accepted", "engaged", REFUSED}) String status,
      List<Violation> errors) {

    static Event of(Receipt receipt) {
      return new Event(receipt.leadId(), receipt.cycle(), receipt.status(), null);
    }

    static Event of(Problem.Refused problem) {
      return new Event(null, null, REFUSED, problem.violations());
    }
  }

  int count(String status) {
    return (int) events.stream().filter(event -> event.status().equals(status)).count();
  }

  int refused() {
    return count(REFUSED);
  }
}
