package io.sluice.overdue;

import io.sluice.access.Viewer;
import io.sluice.page.PageController;
import io.sluice.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is late or due soon, and with whom. */
@PageController
class FollowUpController {

  static final String PATH = "/follow-up";

  private final OpenTasks tasks;
  private final NewlyShown shown;
  private final Clock clock;

  FollowUpController(OpenTasks tasks, NewlyShown shown, Clock clock) {
    this.tasks = tasks;
    this.shown = shown;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ModelAndView show(HttpServletRequest request) {
    var viewer = Viewer.of(request);
    var scope = viewer.scope();
    var filter = FollowUpFilter.of(request);
    var now = clock.instant();
    var all = tasks.loads(scope, FollowUpFilter.NONE, now);
    var part =
        new FollowUpPage(
            now,
            filter,
            all,
            filter.isOfSome() ? tasks.loads(scope, filter, now) : all,
            tasks.find(scope, filter, now));
    shown.note(
        viewer,
        request.getSession(),
        part.tasks().stream().map(OpenTask::leadId).toList(),
        Parameters.of(request));
    return new ModelAndView("follow-up", "it", part);
  }
}
