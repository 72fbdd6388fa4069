package io.sluice.access;

import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "People")
class LookController {

  private static final int MOST = 1_000;

  private final Looks looks;

  LookController(Looks looks) {
    this.looks = looks;
  }

  @Operation(
      summary = "List who looked at whose data",
      description =
          "The latest first: each page, file and call of the API that showed people's data, and to"
              + " whom. What was listed is told by number and filter.")
  @ApiResponse(responseCode = "200", description = "Those that are about this lead or by this user")
  @ProblemResponses
  @GetMapping(path = "/api/looks", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Look> list(
      @Parameter(description = "The id of a lead") @RequestParam(required = false) UUID lead,
      @Parameter(description = "Who looked") @RequestParam(required = false) String username,
      @Parameter(description = "How many at most, 1 to " + MOST) @RequestParam(defaultValue = "100")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.invalid(
          "Nothing is listed; errors says what to change.",
          List.of(
              new Violation("limit", String.valueOf(limit), "send a number from 1 to " + MOST)));
    }
    return looks.find(lead, username, limit);
  }
}
