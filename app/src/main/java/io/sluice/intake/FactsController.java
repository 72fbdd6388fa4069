package io.sluice.intake;

import io.sluice.lead.Fact;
import io.sluice.lead.LeadAliases;
import io.sluice.lead.LeadFacts;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.SuppressedException;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.sluice.problem.Violation;
import io.sluice.request.Body;
import io.sluice.request.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Leads")
class FactsController {

  private static final int BODY_LIMIT = 64 * 1024;

  private final JsonReader json;
  private final FactsReader reader;
  private final LeadRepository leads;
  private final LeadAliases aliases;
  private final LeadFacts facts;

  FactsController(
      JsonReader json,
      FactsReader reader,
      LeadRepository leads,
      LeadAliases aliases,
      LeadFacts facts) {
    this.json = json;
    this.reader = reader;
    this.leads = leads;
    this.aliases = aliases;
    this.facts = facts;
  }

  @Operation(
      summary = "Set what a rep knows of a lead",
      description =
          "What is sent is set, null clears, what is not sent stays. A rep's word goes before that"
              + " of every enrichment source, also where it clears: then only a person fills it"
              + " again. The same again changes nothing.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = FactsForm.class))))
  @ApiResponse(
      responseCode = "200",
      description = "As it was sent",
      content = @Content(schema = @Schema(implementation = FactsReceipt.class)))
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @ApiResponse(responseCode = "409", ref = "Problem")
  @ApiResponse(responseCode = "413", ref = "Problem")
  @ApiResponse(responseCode = "415", ref = "Problem")
  @PatchMapping(
      path = "/api/leads/{leadId}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  FactsReceipt set(@PathVariable UUID leadId, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    var given = reader.read(json.read(Body.read(request, BODY_LIMIT), FactsReader.FIELDS));
    if (leads.findById(leadId).isEmpty()) {
      throw Problem.notFound("No lead has this id.");
    }
    try {
      var survivor = aliases.survivorOf(leadId);
      var changed = facts.enter(survivor, given.facts(), given.by());
      return new FactsReceipt(survivor, changed.stream().map(Fact::code).sorted().toList());
    } catch (SuppressedException e) {
      throw Problem.suppressed(
          "Nothing was changed: this person is %s.".formatted(e.getMessage()),
          new Violation("leadId", leadId.toString(), "leave this person alone"));
    }
  }
}
