package io.sluice.mailing;

import io.sluice.engagement.MachineUserAgents;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pages for people and not for programs. Scanners of mails follow every link, so that only what is
 * posted changes anything; a machine that posts is asked again and wakes nobody. Anything may opt a
 * lead out, as mail programs do with one click.
 */
@RestController
@Hidden
class MailController {

  private final MailLinks links;
  private final MachineUserAgents machines;

  MailController(MailLinks links, MachineUserAgents machines) {
    this.links = links;
    this.machines = machines;
  }

  @GetMapping("/mail/{token}")
  ResponseEntity<String> choose(@PathVariable String token) {
    return ask(token, "").answer();
  }

  /** The address in the header of a mail; whoever opens it by hand is asked too. */
  @GetMapping("/mail/{token}/opt-out")
  ResponseEntity<String> ask(@PathVariable String token) {
    return ask(token, "../").answer();
  }

  @PostMapping("/mail/{token}/opt-in")
  ResponseEntity<String> optIn(
      @PathVariable String token,
      @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) String userAgent) {
    return (machines.recognise(userAgent).isPresent() ? ask(token, "../") : links.optIn(token))
        .answer();
  }

  @PostMapping("/mail/{token}/opt-out")
  ResponseEntity<String> optOut(@PathVariable String token) {
    return links.optOut(token).answer();
  }

  private Page ask(String token, String path) {
    return links.isKnown(token) ? Page.choice(path + token) : Page.unknown();
  }
}
