package io.sluice.access;

import io.sluice.page.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to log in on. Where no keys are needed there is nothing to log in to. */
@PageController
class LogInController {

  static final String KEY = "key";
  static final String WRONG = "wrong";

  private final AccessProperties properties;

  LogInController(AccessProperties properties) {
    this.properties = properties;
  }

  @GetMapping(PageAccess.LOG_IN)
  String logIn(@RequestParam(name = WRONG, required = false) String wrong, Model model) {
    model.addAttribute(WRONG, wrong != null);
    return properties.areRequired() ? "log-in" : "redirect:/";
  }
}
