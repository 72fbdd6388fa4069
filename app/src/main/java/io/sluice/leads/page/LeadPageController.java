package io.sluice.leads.page;

import io.sluice.access.Looks;
import io.sluice.access.Viewer;
import io.sluice.dossier.Dossiers;
import io.sluice.leads.LeadSight;
import io.sluice.page.PageController;
import io.sluice.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The whole story of one lead. */
@PageController
class LeadPageController {

  private final LeadSight sight;
  private final Dossiers dossiers;
  private final LeadStory story;
  private final Looks looks;

  LeadPageController(LeadSight sight, Dossiers dossiers, LeadStory story, Looks looks) {
    this.sight = sight;
    this.dossiers = dossiers;
    this.story = story;
    this.looks = looks;
  }

  @GetMapping("/leads/{leadId}")
  ModelAndView show(@PathVariable UUID leadId, HttpServletRequest request) {
    var viewer = Viewer.of(request);
    if (!sight.reaches(viewer, leadId)) {
      throw notFound();
    }
    var dossier = dossiers.find(leadId).orElseThrow(LeadPageController::notFound);
    looks.note(viewer, "lead", List.of(dossier.leadId()));
    var page = new ModelAndView("leads/lead");
    page.addObject("lead", story.tell(dossier, viewer));
    return page;
  }

  /** The same whether there is no such lead or it is not theirs to see. */
  private static Problem notFound() {
    return Problem.notFound("No lead that you may see has this address.");
  }
}
