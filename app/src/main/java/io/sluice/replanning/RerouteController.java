package io.sluice.replanning;

import io.sluice.followup.RerouteReport;
import io.sluice.followup.Rerouting;
import io.sluice.problem.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Follow-up")
class RerouteController {

  private final Rerouting rerouting;

  RerouteController(Rerouting rerouting) {
    this.rerouting = rerouting;
  }

  @Operation(
      summary = "Give to others what its holders cannot do",
      description =
          "Open tasks of those who have left, are away for long or work in another team now, and"
              + " those in a queue for which somebody is eligible, as happens each minute. The same"
              + " again does nothing.")
  @ApiResponse(responseCode = "200", description = "How many went, and which did not yet and why")
  @ProblemResponses
  @PostMapping(path = "/api/follow-up/reroute", produces = MediaType.APPLICATION_JSON_VALUE)
  RerouteReport reroute() {
    return rerouting.reroute();
  }
}
