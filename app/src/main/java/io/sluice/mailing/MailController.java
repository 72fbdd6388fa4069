package io.sluice.mailing;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pages for people and not for programs. Scanners of mails follow every link, so that only what is
 * posted changes anything.
 */
@RestController
@Hidden
class MailController {

  private final MailLinks links;

  MailController(MailLinks links) {
    this.links = links;
  }

  @GetMapping("/mail/{token}")
  ResponseEntity<String> choose(@PathVariable String token) {
    return (links.isKnown(token) ? Page.choice(token) : Page.unknown()).answer();
  }

  /** The address in the header of a mail; whoever opens it by hand is asked too. */
  @GetMapping("/mail/{token}/opt-out")
  ResponseEntity<String> ask(@PathVariable String token) {
    return (links.isKnown(token) ? Page.choice("../" + token) : Page.unknown()).answer();
  }

  @PostMapping("/mail/{token}/opt-in")
  ResponseEntity<String> optIn(@PathVariable String token) {
    return links.optIn(token).answer();
  }

  @PostMapping("/mail/{token}/opt-out")
  ResponseEntity<String> optOut(@PathVariable String token) {
    return links.optOut(token).answer();
  }
}
