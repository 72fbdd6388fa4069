package io.sluice.merging;

import io.sluice.identity.MergeOutcome;
import io.sluice.identity.Merges;
import io.sluice.identity.Merging;
import io.sluice.identity.UndoOutcome;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.Body;
import io.sluice.request.JsonReader;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;
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
@Tag(name = "Leads")
class MergeController {

  private static final String MERGES = "/api/merges";
  private static final int BODY_LIMIT = 16 * 1024;

  private final JsonReader json;
  private final MergeReader reader;
  private final Merging merging;
  private final Merges merges;

  MergeController(JsonReader json, MergeReader reader, Merging merging, Merges merges) {
    this.json = json;
    this.reader = reader;
    this.merging = merging;
    this.merges = merges;
  }

  @Operation(
      summary = "Make one person of two leads",
      description =
          "The one that was captured first survives, the other becomes an alias of it: asked for by"
              + " its id, the survivor answers. What happened to each stays under its own id and is"
              + " read together, so that it can be taken back. The process of the alias is withdrawn;"
              + " where the survivor had none, its next cycle starts. What is blank is filled. Where"
              + " one may be contacted in a way in which the other may not, nothing is merged unless"
              + " the strictest is to hold for both; what one agreed to never goes over to the other.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = MergeForm.class))))
  @ApiResponse(
      responseCode = "201",
      description = "Merged, or merged before",
      content = @Content(schema = @Schema(implementation = MergeReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = MERGES,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<MergeReceipt> merge(@Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var asked = reader.read(json.read(Body.read(request, BODY_LIMIT), MergeReader.FIELDS));
    return switch (merging.merge(asked)) {
      case MergeOutcome.Merged merged ->
          ResponseEntity.created(URI.create(MERGES + "/" + merged.mergeId()))
              .body(new MergeReceipt(merged.mergeId(), merged.leadId(), merged.aliasId()));
      case MergeOutcome.Refused refused -> throw refused(refused.code(), refused.toDo());
    };
  }

  @Operation(summary = "Read a merge")
  @ApiResponse(responseCode = "200", description = "The merge as it stands")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = MERGES + "/{mergeId}", produces = MediaType.APPLICATION_JSON_VALUE)
  MergeView read(@PathVariable UUID mergeId) {
    return merges
        .find(mergeId)
        .map(MergeView::of)
        .orElseThrow(() -> Problem.notFound("No merge has this id."));
  }

  @Operation(
      summary = "Take a merge back",
      description =
          "The two are two leads again. What was filled from the alias is cleared where nobody has"
              + " said it since, and one that was under way or asleep when it was merged is so again,"
              + " in its next cycle.")
  @ApiResponse(responseCode = "200", description = "Taken back")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @DeleteMapping(path = MERGES + "/{mergeId}", produces = MediaType.APPLICATION_JSON_VALUE)
  UndoReceipt undo(
      @PathVariable UUID mergeId,
      @Parameter(required = true, description = "User name of an active rep, who takes it back")
          @RequestParam(required = false)
          String by) {
    return switch (merging.undo(mergeId, reader.readBy(query(by)))) {
      case UndoOutcome.Undone undone ->
          new UndoReceipt(mergeId, undone.leadId(), undone.aliasId(), undone.cycle());
      case UndoOutcome.Refused refused -> throw refused(refused.code(), refused.toDo());
    };
  }

  private static RawFields query(String by) {
    var fields = new TreeMap<String, RawValue>();
    if (by != null && !by.isBlank()) {
      fields.put(MergeReader.BY, new RawValue(RawValue.Kind.UNTYPED, by));
    }
    return new RawFields(fields, List.of());
  }

  private static Problem refused(String code, String toDo) {
    return code.startsWith("unknown-") ? Problem.notFound(toDo) : Problem.conflict(toDo);
  }
}
