package io.sluice.dossier;

import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Leads")
class DossierController {

  private final Dossiers dossiers;

  DossierController(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @Operation(summary = "Read all that is known of a lead")
  @ApiResponse(responseCode = "200", description = "The lead as it stands")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = "/api/leads/{leadId}", produces = MediaType.APPLICATION_JSON_VALUE)
  Dossier read(@PathVariable UUID leadId) {
    return dossiers.find(leadId).orElseThrow(() -> Problem.notFound("No lead has this id."));
  }
}
