package io.sluice.sources;

import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.problem.Violation;
import io.sluice.source.SourceLedger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sources")
class SourceController {

  private static final int MOST_DAYS = 3_650;

  private final SourceLedger sources;
  private final Clock clock;

  SourceController(SourceLedger sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  @Operation(
      summary = "What becomes of the leads of each source",
      description =
          """
          Of the inquiries that came in during the period, however late they were decided; those \
          still under way are counted in open. A source whose leads are mostly refused is reported \
          to marketing operations once in 90 days, as the decision source-review says.""")
  @ApiResponse(responseCode = "200", description = "The figures, the largest source first")
  @ProblemResponses
  @GetMapping(path = "/api/sources", produces = MediaType.APPLICATION_JSON_VALUE)
  SourceTable list(
      @Parameter(description = "The period: so many days until now, 1 to " + MOST_DAYS)
          @RequestParam(defaultValue = "90")
          int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw Problem.invalid(
          "Nothing is counted; errors says what to change.",
          List.of(
              new Violation("days", String.valueOf(days), "send a number from 1 to " + MOST_DAYS)));
    }
    var until = clock.instant();
    var from = until.minus(Duration.ofDays(days));
    return new SourceTable(from, until, sources.figures(from, until));
  }
}
