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
 * posted changes anything; a machine that posts is asked again and wakes nobody. Anything may say
 * no for a lead, as mail programs do with one click. What they say no to with it is all marketing
 * by mail and no more: their button stands for mails (RFC 8058), and whoever is talking with a
 * seller has not ended that. That is what the page offers besides.
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
  @GetMapping({
    "/mail/{token}/unsubscribe",
    "/mail/{token}/stop",
    "/mail/{token}/opt-out",
    "/mail/{token}/opt-in"
  })
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

  /** Where mail programs send {@code List-Unsubscribe=One-Click}. */
  @PostMapping("/mail/{token}/unsubscribe")
  ResponseEntity<String> unsubscribe(@PathVariable String token) {
    return links.unsubscribe(token).answer();
  }

  @PostMapping("/mail/{token}/stop")
  ResponseEntity<String> stop(@PathVariable String token) {
    return links.stop(token).answer();
  }

  @PostMapping("/mail/{token}/opt-out")
  ResponseEntity<String> optOut(@PathVariable String token) {
    return links.optOut(token).answer();
  }

  private Page ask(String token, String path) {
    return links.isKnown(token) ? Page.choice(path + token) : Page.unknown();
  }
}
