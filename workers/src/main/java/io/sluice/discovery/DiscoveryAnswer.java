package io.sluice.discovery;

import java.util.Objects;

/**
 * What {@code record-discovery-call} tells the process: an {@link Answer} in the words of its
 * variables, with ISO dates and instants in UTC. A part that does not apply is null.
 */
public record DiscoveryAnswer(
    String outcome,
    String reasonCode,
    String goesTo,
    Integer wakeAfterDays,
    String wakeOn,
    String attemptAt) {

  static DiscoveryAnswer of(Answer answer) {
    return new DiscoveryAnswer(
        answer.outcome(),
        answer.reasonCode(),
        answer.goesTo(),
        answer.wakeAfterDays(),
        Objects.toString(answer.wakeOn(), null),
        Objects.toString(answer.attemptAt(), null));
  }
}
