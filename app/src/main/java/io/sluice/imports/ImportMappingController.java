package io.sluice.imports;

import io.sluice.access.Caller;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Imports")
class ImportMappingController {

  private static final String MAPPINGS = "/api/import-mappings";
  private static final String ONE = MAPPINGS + "/{name}";

  private final ImportDesk desk;

  ImportMappingController(ImportDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "List the saved mappings", description = "In the order of their names.")
  @ApiResponse(responseCode = "200", description = "What columns mean, by name")
  @ProblemResponses
  @GetMapping(path = MAPPINGS, produces = MediaType.APPLICATION_JSON_VALUE)
  List<SavedMapping> list() {
    return desk.mappings();
  }

  @Operation(summary = "Look at a saved mapping")
  @ApiResponse(
      responseCode = "200",
      description = "What columns mean",
      content = @Content(schema = @Schema(implementation = SavedMapping.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
  SavedMapping show(@PathVariable String name) {
    return desk.mapping(name);
  }

  @Operation(
      summary = "Save a mapping",
      description =
          "In place of what was saved by this name. It is proposed for files that have its columns.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = Mapping.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The mapping",
      content = @Content(schema = @Schema(implementation = SavedMapping.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PutMapping(
      path = ONE,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  SavedMapping save(@PathVariable String name, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    return desk.save(Caller.of(request), name, JsonBody.read(request, Mapping.class));
  }

  @Operation(summary = "Forget a saved mapping", description = "Imports that used it keep it.")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @DeleteMapping(ONE)
  ResponseEntity<Void> forget(@PathVariable String name) {
    desk.forget(name);
    return ResponseEntity.noContent().build();
  }
}
