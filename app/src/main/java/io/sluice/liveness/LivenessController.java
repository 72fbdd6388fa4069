package io.sluice.liveness;

import io.sluice.problem.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operations")
class LivenessController {

  private final LivenessCheck check;

  LivenessController(LivenessCheck check) {
    this.check = check;
  }

  @Operation(
      summary = "Check that every open lead has a live process",
      description =
          "What else happens once an hour. A lead whose process instance was cancelled by hand or is"
              + " lost is reopened, and goes on where it stood.")
  @ApiResponse(responseCode = "200", description = "What was found")
  @ProblemResponses
  @PostMapping(path = "/api/operations/liveness", produces = MediaType.APPLICATION_JSON_VALUE)
  LivenessReport run() {
    return check.check();
  }
}
