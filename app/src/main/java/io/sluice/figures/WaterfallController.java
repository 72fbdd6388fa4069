package io.sluice.figures;

import io.sluice.access.Viewer;
import io.sluice.problem.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Waterfall")
class WaterfallController {

  private final Waterfalls waterfalls;
  private final FilterChoices choices;
  private final Clock clock;

  WaterfallController(Waterfalls waterfalls, FilterChoices choices, Clock clock) {
    this.waterfalls = waterfalls;
    this.choices = choices;
    this.clock = clock;
  }

  @Operation(
      summary = "Volume, conversion, velocity and value of each stage",
      description =
          """
          Whoever came to a stage within the period is counted with what became of them since, \
          however late; those still under way are counted in open, so that no conversion exceeds \
          100 %. Times are in seconds, values in US dollars. A stage's probability of being won is \
          measured on the cycles that began before the period and have ended, of all leads; with \
          fewer than 100 of them it is a benchmark and measuredOn is null. Ends say with whom those \
          that came in stood when they ended, by how far they had come. Breaches count tasks, and \
          in leads the cycles they are of. Sleepers are those of now, of whichever period, but \
          whom nobody may contact. Who sees the leads of some teams alone gets the figures of \
          these: what was lost before a team had a task of it is not among them, so that the \
          conversions up to there say nothing.""")
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "The first day (UTC); 90 days before to where it is left out",
      schema = @Schema(type = "string", format = "date"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "The day after the last one (UTC); tomorrow where it is left out",
      schema = @Schema(type = "string", format = "date"))
  @Parameter(
      name = "source",
      in = ParameterIn.QUERY,
      description = "As the leads came by it; unknown where they came by none",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "channel",
      in = ParameterIn.QUERY,
      description = "Likewise",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "team",
      in = ParameterIn.QUERY,
      description = "Which had a task of the cycle",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "segment",
      in = ParameterIn.QUERY,
      description = "By employees",
      schema =
          @Schema(
              type = "string",
              allowableValues = {"small", "mid-market", "enterprise", "unknown"}))
  @Parameter(
      name = "door",
      in = ParameterIn.QUERY,
      description = "Where the cycle entered the waterfall",
      schema =
          @Schema(
              type = "string",
              allowableValues = {"inquiry", "teleprospecting", "sales", "expansion"}))
  @ApiResponse(responseCode = "200", description = "The figures")
  @ProblemResponses
  @GetMapping(path = "/api/waterfall", produces = MediaType.APPLICATION_JSON_VALUE)
  Waterfall read(@Parameter(hidden = true) HttpServletRequest request) {
    var filter = FigureFilter.of(request, clock);
    choices.requireKnown(filter);
    return waterfalls.read(filter, Viewer.of(request));
  }
}
