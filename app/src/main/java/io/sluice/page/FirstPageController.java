package io.sluice.page;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Sends everybody to the page that is first for them. */
@PageController
class FirstPageController {

  private final Menu menu;

  FirstPageController(Menu menu) {
    this.menu = menu;
  }

  @GetMapping("/")
  ModelAndView first() {
    return menu.entries().stream()
        .findFirst()
        .map(entry -> Htmx.seeOther(entry.path()))
        .orElseThrow(() -> new AccessDeniedException("There is no page for this caller"));
  }
}
