package io.sluice.webform;

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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Web forms")
class FormController {

  private final WebForms forms;

  FormController(WebForms forms) {
    this.forms = forms;
  }

  @Operation(summary = "Read what a form is")
  @ApiResponse(responseCode = "200", description = "As PUT takes it")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = "/api/forms/{formId}", produces = MediaType.APPLICATION_JSON_VALUE)
  FormDefinition read(@PathVariable String formId) {
    return forms.require(formId).definition();
  }

  @Operation(
      summary = "Say what a form is",
      description =
          "Enters it, or replaces it as a whole. What was sent to it before is taken in as the form"
              + " was then.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = FormDefinition.class))))
  @ApiResponse(
      responseCode = "200",
      description = "As it is from now on",
      content = @Content(schema = @Schema(implementation = FormDefinition.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PutMapping(
      path = "/api/forms/{formId}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  FormDefinition replace(
      @PathVariable String formId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var definition = JsonBody.read(request, FormDefinition.class);
    forms.put(formId, definition);
    return definition;
  }
}
