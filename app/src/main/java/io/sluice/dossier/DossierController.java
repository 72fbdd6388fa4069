package io.sluice.dossier;

import io.sluice.access.Looks;
import io.sluice.access.Viewer;
import io.sluice.problem.Problem;
import io.sluice.problem.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Leads")
class DossierController {

  private static final String LEAD = "/api/leads/{leadId}";

  private final Dossiers dossiers;
  private final Looks looks;

  DossierController(Dossiers dossiers, Looks looks) {
    this.dossiers = dossiers;
    this.looks = looks;
  }

  @Operation(summary = "Read all that is known of a lead")
  @ApiResponse(responseCode = "200", description = "The lead as it stands")
  @ProblemResponses
  @ApiResponse(responseCode = "404", ref = "Problem")
  @GetMapping(path = LEAD, produces = MediaType.APPLICATION_JSON_VALUE)
  Dossier read(@PathVariable UUID leadId, @Parameter(hidden = true) HttpServletRequest request) {
    var dossier = dossiers.find(leadId).orElseThrow(() -> Problem.notFound("No lead has this id."));
    looks.note(Viewer.of(request), LEAD, List.of(dossier.leadId()));
    return dossier;
  }
}
