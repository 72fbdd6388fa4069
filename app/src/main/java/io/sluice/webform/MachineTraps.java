package io.sluice.webform;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What gives away machines that fill in forms. */
@Component
class MachineTraps {

  private final FormTokens tokens;
  private final FormProperties properties;
  private final Clock clock;

  MachineTraps(FormTokens tokens, FormProperties properties, Clock clock) {
    this.tokens = tokens;
    this.properties = properties;
    this.clock = clock;
  }

  /** What looks like a machine in this; empty where it looks like a person's. */
  Optional<HeldReason> look(WebForm form, FormPost post) {
    var honeypot = form.definition().honeypot();
    if (honeypot != null && post.value(honeypot).isPresent()) {
      return Optional.of(HeldReason.HONEYPOT);
    }
    return form.definition().leastSeconds() == 0 ? Optional.empty() : lookAtTime(form, post);
  }

  private Optional<HeldReason> lookAtTime(WebForm form, FormPost post) {
    var token = post.value(FormTokens.FIELD);
    if (token.isEmpty()) {
      return Optional.of(HeldReason.NO_TOKEN);
    }
    var opened = tokens.readOpened(form.formId(), token.get());
    if (opened.isEmpty()) {
      return Optional.of(HeldReason.FORGED_TOKEN);
    }
    var took = Duration.between(opened.get(), clock.instant());
    if (took.compareTo(Duration.ofSeconds(form.definition().leastSeconds())) < 0) {
      return Optional.of(HeldReason.TOO_QUICK);
    }
    return took.compareTo(properties.openFor()) > 0
        ? Optional.of(HeldReason.TOO_OLD)
        : Optional.empty();
  }
}
