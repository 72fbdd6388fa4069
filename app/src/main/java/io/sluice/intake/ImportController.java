package io.sluice.intake;

import io.sluice.access.Caller;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.Body;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Imports")
class ImportController {

  private static final int FILE_LIMIT = 10 * 1024 * 1024;
  private static final String TEXT_CSV = "text/csv";

  private final CsvImport csvImport;

  ImportController(CsvImport csvImport) {
    this.csvImport = csvImport;
  }

  @Operation(
      summary = "Submit a file of leads",
      description =
          "CSV in UTF-8 of up to 10 MiB; the first row names the fields as in the JSON of a lead."
              + " Each row is taken in or refused by itself. The same row sent again, within the time"
              + " that idempotency keys are known for, changes nothing. With an API key of a source,"
              + " the column source may be left out.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = TEXT_CSV, schema = @Schema(type = "string"))))
  @ApiResponse(
      responseCode = "200",
      description = "What became of the rows",
      content = @Content(schema = @Schema(implementation = ImportReport.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @ApiResponse(responseCode = "429", ref = "ProblemWithRetryAfter")
  @PostMapping(
      path = "/api/imports",
      consumes = TEXT_CSV,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ImportReport load(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
    return csvImport.load(Body.read(request, FILE_LIMIT), Caller.of(request).source());
  }
}
