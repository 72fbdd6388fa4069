package io.sluice.imports;

import io.sluice.access.Caller;
import io.sluice.access.ShowsPeople;
import io.sluice.problem.ProblemResponses;
import io.sluice.request.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Imports")
class ImportController {

  private static final String IMPORTS = "/api/imports";
  private static final String ONE = IMPORTS + "/{importId}";
  private static final String TEXT_CSV = "text/csv";
  private static final String RESPOND_ASYNC = "respond-async";
  private static final int MOST_LISTED = 100;
  private static final int LONGEST_FILE_NAME = 255;

  private final ImportDesk desk;
  private final ImportWait wait;
  private final Duration longestWait;

  ImportController(ImportDesk desk, ImportWait wait, ImportProperties properties) {
    this.desk = desk;
    this.wait = wait;
    this.longestWait = properties.waitFor();
  }

  @Operation(
      summary = "Submit a file of leads",
      description =
          "CSV of any delimiter and encoding; the first row names the columns, whose meaning is"
              + " proposed. Where nothing that is required is missing it begins at once: each row is"
              + " taken in or refused by itself, and the answer comes with its end if that is soon."
              + " Otherwise it waits to be mapped and started. The same row again, within the time"
              + " that idempotency keys are known for, changes nothing, and the same file again is"
              + " answered with what became of it then. With an API key of a source, the source need"
              + " not be named.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = TEXT_CSV, schema = @Schema(type = "string"))))
  @Parameter(
      name = "Prefer",
      in = ParameterIn.HEADER,
      description = "respond-async, as in RFC 7240: the answer comes when the file is in",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      description = "What became of the rows",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The file is in; it runs, or waits for what is missing",
      headers = @Header(name = "Location", description = "Where it can be looked at"),
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @ApiResponse(responseCode = "429", ref = "ProblemWithRetryAfter")
  @PostMapping(
      path = IMPORTS,
      consumes = {
        TEXT_CSV,
        "text/plain",
        "text/tab-separated-values",
        "application/csv",
        "application/vnd.ms-excel",
        "application/octet-stream"
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ImportView> receive(
      @Parameter(description = "The name of a saved mapping") @RequestParam
          Optional<String> mapping,
      @Parameter(description = "The source of all rows that do not say it") @RequestParam
          Optional<String> source,
      @Parameter(description = "What all did whose rows do not say it") @RequestParam
          Optional<String> activity,
      @Parameter(description = "Whether the rows are only judged, and nothing is stored")
          @RequestParam(defaultValue = "false")
          boolean dryRun,
      @Parameter(description = "Whether it begins at once") @RequestParam(defaultValue = "true")
          boolean start,
      @Parameter(description = "Whether the same file is loaded again")
          @RequestParam(defaultValue = "false")
          boolean again,
      @Parameter(description = "Where the request has no Content-Disposition") @RequestParam
          Optional<String> fileName,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var caller = Caller.of(request);
    var values = new TreeMap<String, String>();
    source.ifPresent(value -> values.put("source", value));
    activity.ifPresent(value -> values.put("activity", value));
    var upload = new Upload(fileName(request, fileName), mapping, values, start, dryRun, again);
    var received = desk.receive(caller, request.getInputStream(), upload);
    if (received.known()) {
      return ResponseEntity.ok(desk.view(caller, received.id()));
    }
    if (prefersAsync(request)) {
      return accepted(desk.view(caller, received.id()));
    }
    wait.await(received.id(), longestWait);
    var view = desk.view(caller, received.id());
    return view.state().equals(ImportState.FINISHED.code())
        ? ResponseEntity.ok(view)
        : accepted(view);
  }

  private static String fileName(HttpServletRequest request, Optional<String> given) {
    var name =
        Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_DISPOSITION))
            .map(ImportController::parsed)
            .or(() -> given)
            .filter(text -> !text.isBlank())
            .orElse("import.csv");
    return name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME)).replace("\0", "");
  }

  private static String parsed(String disposition) {
    try {
      return ContentDisposition.parse(disposition).getFilename();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean prefersAsync(HttpServletRequest request) {
    var prefer = request.getHeader("Prefer");
    return prefer != null && prefer.toLowerCase(Locale.ROOT).contains(RESPOND_ASYNC);
  }

  private static ResponseEntity<ImportView> accepted(ImportView view) {
    return ResponseEntity.accepted().location(URI.create(IMPORTS + "/" + view.id())).body(view);
  }

  @Operation(summary = "List the imports", description = "The newest first, at most 100.")
  @ApiResponse(responseCode = "200", description = "Without their headers and refused rows")
  @ProblemResponses
  @GetMapping(path = IMPORTS, produces = MediaType.APPLICATION_JSON_VALUE)
  List<ImportView> list(@Parameter(hidden = true) HttpServletRequest request) {
    return desk.list(Caller.of(request), MOST_LISTED);
  }

  @Operation(summary = "Look at an import")
  @ApiResponse(
      responseCode = "200",
      description = "As it stands",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
  ImportView show(
      @PathVariable UUID importId, @Parameter(hidden = true) HttpServletRequest request) {
    return desk.view(Caller.of(request), importId);
  }

  @Operation(
      summary = "See what would become of the first rows",
      description = "As the columns are mapped now. Nothing is stored.")
  @ApiResponse(responseCode = "200", description = "The rows and what would become of each")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ShowsPeople
  @GetMapping(path = ONE + "/preview", produces = MediaType.APPLICATION_JSON_VALUE)
  List<PreviewRow> preview(
      @PathVariable UUID importId,
      @Parameter(description = "How many, at most 100") @RequestParam(defaultValue = "20") int rows,
      @Parameter(hidden = true) HttpServletRequest request) {
    return desk.preview(Caller.of(request), importId, rows);
  }

  @Operation(
      summary = "Say what the columns mean",
      description =
          "Before the start or after a dry run; in place of what was said before. With the query"
              + " parameter name and no body, as the mapping that is saved by this name.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = Mapping.class))))
  @ApiResponse(
      responseCode = "200",
      description = "The import",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @PutMapping(path = ONE + "/mapping", produces = MediaType.APPLICATION_JSON_VALUE)
  ImportView map(
      @PathVariable UUID importId,
      @RequestParam Optional<String> name,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var caller = Caller.of(request);
    return name.isPresent()
        ? desk.map(caller, importId, name.get())
        : desk.map(caller, importId, JsonBody.read(request, Mapping.class));
  }

  @Operation(
      summary = "Start an import",
      description = "It goes on by itself from here. After a dry run it can be started again.")
  @ApiResponse(
      responseCode = "200",
      description = "The import",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @PostMapping(path = ONE + "/start", produces = MediaType.APPLICATION_JSON_VALUE)
  ImportView start(
      @PathVariable UUID importId,
      @Parameter(description = "Whether the rows are only judged, and nothing is stored")
          @RequestParam(defaultValue = "false")
          boolean dryRun,
      @Parameter(hidden = true) HttpServletRequest request) {
    return desk.start(Caller.of(request), importId, dryRun);
  }

  @Operation(
      summary = "Cancel an import",
      description = "It ends where it stands; what is loaded stays loaded.")
  @ApiResponse(
      responseCode = "200",
      description = "The import",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @PostMapping(path = ONE + "/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
  ImportView cancel(
      @PathVariable UUID importId, @Parameter(hidden = true) HttpServletRequest request) {
    return desk.cancel(Caller.of(request), importId);
  }

  @Operation(
      summary = "Download the refused rows",
      description =
          "In front of the columns of the file: line, column, value and reason. What a spreadsheet"
              + " would run as a formula has an apostrophe before it. Corrected, it can be sent as it"
              + " is.")
  @ApiResponse(
      responseCode = "200",
      description = "CSV in UTF-8",
      content = @Content(mediaType = TEXT_CSV, schema = @Schema(type = "string")))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "410", ref = "Problem")
  @ShowsPeople
  @GetMapping(ONE + "/refused.csv")
  void refused(
      @PathVariable UUID importId,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    var caller = Caller.of(request);
    var name = "refused-" + desk.view(caller, importId).fileName();
    try (var csv = desk.refused(caller, importId)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      csv.sendTo(response, name);
    }
  }
}
