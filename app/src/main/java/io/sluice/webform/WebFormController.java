package io.sluice.webform;

import io.sluice.engagement.MachineUserAgents;
import io.sluice.mailing.Page;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What pages of one's own sites send, load and link to. */
@RestController
@Tag(name = "Web forms")
class WebFormController {

  private final WebForms forms;
  private final FormReader reader;
  private final FormDoor door;
  private final FormScript script;
  private final Confirmations confirmations;
  private final MachineUserAgents machines;
  private final Clock clock;

  WebFormController(
      WebForms forms,
      FormReader reader,
      FormDoor door,
      FormScript script,
      Confirmations confirmations,
      MachineUserAgents machines,
      Clock clock) {
    this.forms = forms;
    this.reader = reader;
    this.door = door;
    this.script = script;
    this.confirmations = confirmations;
    this.machines = machines;
    this.clock = clock;
  }

  @Operation(
      summary = "Send a form",
      description =
          "With the fields that PUT /api/forms/{formId} maps, and the field that the script of the"
              + " form fills in. Where Accept names text/html, errors are a page and success sends"
              + " the browser on. What looks like a machine's is held, and answered like any other.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                    schema = @Schema(implementation = Map.class)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = Map.class))
              }))
  @ApiResponse(
      responseCode = "202",
      description = "Received",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = FormReceipt.class)))
  @ApiResponse(
      responseCode = "303",
      description = "Received, for a browser",
      headers = @Header(name = "Location", description = "The thank-you page"))
  @ProblemResponses
  @ApiResponse(responseCode = "403", ref = "Problem")
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PostMapping(
      path = "/forms/{formId:[a-z0-9-]+}",
      consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<?> submit(
      @PathVariable String formId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    try {
      var form = forms.require(formId);
      if (FormOrigins.isRefused(request)) {
        throw door.refuseOrigin(formId, request.getHeader(HttpHeaders.ORIGIN));
      }
      door.take(
          new Submitted(
              UUID.randomUUID(),
              form,
              reader.read(request),
              request.getRemoteAddr(),
              clock.instant()));
      return FormAnswers.received(form, request);
    } catch (Problem e) {
      if (FormAnswers.isForPerson(request)) {
        return FormAnswers.refused(e).answer();
      }
      throw e;
    }
  }

  @Operation(
      summary = "The script of a form",
      description =
          "To be loaded by the page of the form. It fills in a hidden field that says, signed, when"
              + " the form was opened, and sends a form that is clicked twice only once.")
  @ApiResponse(
      responseCode = "200",
      description = "The script",
      content = @Content(mediaType = "text/javascript"))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = "/forms/{formId:[a-z0-9-]+}/form.js")
  ResponseEntity<String> script(@PathVariable String formId) {
    forms.require(formId);
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .header("X-Content-Type-Options", "nosniff")
        .body(script.of(formId));
  }

  /** Scanners of mails follow every link, so that only what is posted confirms anything. */
  @Hidden
  @GetMapping("/forms/{formId:[a-z0-9-]+}/confirmations/{token}")
  ResponseEntity<String> ask(@PathVariable String token) {
    return page(confirmations.find(token), token).answer();
  }

  @Hidden
  @PostMapping("/forms/{formId:[a-z0-9-]+}/confirmations/{token}")
  ResponseEntity<String> confirm(
      @PathVariable String token,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) String userAgent,
      HttpServletRequest request) {
    if (machines.recognise(userAgent).isPresent()) {
      return ask(token);
    }
    try {
      return page(confirmations.confirm(token, request.getRemoteAddr()), token).answer();
    } catch (Problem e) {
      return FormAnswers.refused(e).answer();
    }
  }

  private static Page page(Confirmation confirmation, String token) {
    return switch (confirmation) {
      case OPEN ->
          Page.asks(
              "Was it you?",
              "Somebody has filled in a form of ours with your address. Nothing happens until you"
                  + " confirm it.",
              token,
              "Yes, it was me");
      case DONE -> Page.says(HttpStatus.OK, "Thank you", "You have confirmed it.", List.of());
      case OVER ->
          Page.says(
              HttpStatus.GONE,
              "This link has run out",
              "Please fill in the form again, and we will send you a new one.",
              List.of());
      case UNKNOWN -> Page.unknown();
    };
  }
}
