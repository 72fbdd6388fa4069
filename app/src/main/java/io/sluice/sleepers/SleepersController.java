package io.sluice.sleepers;

import io.sluice.access.Looks;
import io.sluice.access.Viewer;
import io.sluice.page.PageController;
import io.sluice.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Which leads sleep, why, and until when. */
@PageController
class SleepersController {

  static final String PATH = "/sleepers";

  private final SleepingLeads leads;
  private final Looks looks;
  private final Clock clock;

  SleepersController(SleepingLeads leads, Looks looks, Clock clock) {
    this.leads = leads;
    this.looks = looks;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ModelAndView show(HttpServletRequest request) {
    var viewer = Viewer.of(request);
    var now = clock.instant();
    var filter = SleepersFilter.of(request, now);
    var listed = filter.isAny() ? leads.find(viewer.scope(), filter) : List.<Sleeper>of();
    if (!listed.isEmpty()) {
      var people = listed.stream().map(Sleeper::leadId).toList();
      looks.note(viewer, "sleepers", people, Parameters.of(request));
    }
    return new ModelAndView(
        "sleepers/page", "it", new SleepersPage(filter, leads.count(viewer.scope()), listed, now));
  }
}
