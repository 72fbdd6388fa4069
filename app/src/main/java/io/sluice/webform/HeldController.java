package io.sluice.webform;

import io.sluice.access.ShowsPeople;
import io.sluice.intake.Receipt;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.problem.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Web forms")
class HeldController {

  private static final int MOST = 1_000;

  private final Submissions submissions;
  private final FormDoor door;

  HeldController(Submissions submissions, FormDoor door) {
    this.submissions = submissions;
    this.door = door;
  }

  @Operation(
      summary = "List what was sent to forms and is held",
      description = "It looks like a machine's, or could not be confirmed. The newest first.")
  @ApiResponse(responseCode = "200", description = "Those of a form, or all")
  @ProblemResponses
  @ShowsPeople
  @GetMapping(path = "/api/held", produces = MediaType.APPLICATION_JSON_VALUE)
  List<HeldSubmission> list(
      @RequestParam(required = false) String formId,
      @Parameter(description = "How many at most, 1 to " + MOST) @RequestParam(defaultValue = "100")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw refused("limit", String.valueOf(limit), "send a number from 1 to " + MOST);
    }
    if (formId != null && !DefinitionChecks.FORM_ID.matcher(formId).matches()) {
      throw refused("formId", formId, "send the id of a form");
    }
    return submissions.held(formId, limit);
  }

  @Operation(
      summary = "Take in what is held",
      description =
          "As if it had passed: where its form has to be confirmed by mail, that mail is sent now.")
  @ApiResponse(
      responseCode = "202",
      description = "The lead; nothing where it is to be confirmed first",
      content = @Content(schema = @Schema(implementation = Receipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @PostMapping(
      path = "/api/held/{submissionId}/release",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Receipt> release(@PathVariable UUID submissionId) {
    var held = submissions.findHeld(submissionId).orElseThrow(HeldController::unknown);
    return ResponseEntity.accepted().body(door.release(held).orElse(null));
  }

  @Operation(summary = "Drop what is held")
  @ApiResponse(responseCode = "204", description = "It is deleted")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @DeleteMapping("/api/held/{submissionId}")
  ResponseEntity<Void> drop(@PathVariable UUID submissionId) {
    if (!submissions.drop(submissionId)) {
      throw unknown();
    }
    return ResponseEntity.noContent().build();
  }

  private static Problem unknown() {
    return Problem.notFound("Nothing is held under this id.");
  }

  private static Problem refused(String field, String value, String fix) {
    return Problem.invalid(
        "Nothing is listed; errors says what to change.",
        List.of(new Violation(field, value, fix)));
  }
}
