package io.sluice.webhook;

import io.sluice.problem.ProblemResponses;
import io.sluice.request.Body;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Webhooks")
class WebhookController {

  private static final Logger log = LoggerFactory.getLogger(WebhookController.class);
  private static final int BODY_LIMIT = 256 * 1024;

  private final WebhookDoor door;

  WebhookController(WebhookDoor door) {
    this.door = door;
  }

  @Operation(
      summary = "Send a webhook",
      description =
          "Signed after Standard Webhooks: HMAC-SHA256 over id, time and body, byte by byte, with a"
              + " secret of the source, at most 5 minutes ago or ahead. What it says is read by the"
              + " mapping of the source. Sent again, signed anew, it gets the same answer and changes"
              + " nothing; sent again as it was, it is refused with 409, and another body under its"
              + " id with 422. Of several events each stands for itself.",
      requestBody =
          @RequestBody(
              required = true,
              description = "JSON as the source sends it, up to 256 KiB and 100 events",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(type = "object"))))
  @Parameter(
      name = SignedMessage.ID,
      in = ParameterIn.HEADER,
      required = true,
      description = "The sender's id of it, the same in each retry",
      schema = @Schema(type = "string", minLength = 1, maxLength = 255))
  @Parameter(
      name = SignedMessage.TIMESTAMP,
      in = ParameterIn.HEADER,
      required = true,
      description = "When it was signed, in seconds since 1970",
      schema = @Schema(type = "integer", format = "int64"))
  @Parameter(
      name = SignedMessage.SIGNATURE,
      in = ParameterIn.HEADER,
      required = true,
      description = "v1, and the base64 of the signature; several with a space between them",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "202",
      description = "Taken in",
      content = @Content(schema = @Schema(implementation = WebhookReceipt.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Taken in before; the same answer",
      content = @Content(schema = @Schema(implementation = WebhookReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "401", ref = "Problem")
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "422", ref = "Problem")
  @PostMapping("/webhooks/{sourceId}")
  ResponseEntity<WebhookReceipt> receive(
      @PathVariable String sourceId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var taken =
        door.receive(
            sourceId,
            name -> Collections.list(request.getHeaders(name)),
            Body.read(request, BODY_LIMIT));
    log.info(
        "Webhook {} with {} events",
        taken.isRepeated() ? "repeated" : "taken",
        taken.receipt().events().size());
    return ResponseEntity.status(taken.isRepeated() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .contentType(MediaType.APPLICATION_JSON)
        .body(taken.receipt());
  }
}
