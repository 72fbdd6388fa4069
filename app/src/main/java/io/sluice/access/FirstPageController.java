package io.sluice.access;

import io.sluice.page.Htmx;
import io.sluice.page.PageController;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Leads everybody to the page that their day begins with. */
@PageController
class FirstPageController {

  @GetMapping(Rights.FIRST_PAGE)
  ModelAndView show(HttpServletRequest request) {
    return Htmx.seeOther(Viewer.find(request).map(FirstPageController::of).orElse(Rights.IMPORTS));
  }

  private static String of(Viewer viewer) {
    return viewer.role() == Role.SDR ? Rights.FOLLOW_UP : Rights.WATERFALL;
  }
}
