package io.sluice.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one person agreed to and took back.
 *
 * @param log every line, the first one first
 */
public record Consents(List<ConsentEntry> log) {

  /** How they stand to a topic: the last word on it, or on all, counts. */
  public ConsentState state(ConsentTopic topic) {
    return lastWord(topic).map(ConsentEntry::said).orElse(ConsentState.UNKNOWN);
  }

  /** How they stand to each topic that they said something of. */
  @JsonProperty
  public List<Standing> current() {
    return log.stream()
        .map(ConsentEntry::topic)
        .distinct()
        .flatMap(topic -> lastWord(topic).map(word -> standing(topic, word)).stream())
        .toList();
  }

  private Optional<ConsentEntry> lastWord(ConsentTopic topic) {
    return log.stream()
        .filter(entry -> entry.topic().covers(topic))
        .reduce((earlier, later) -> later);
  }

  private static Standing standing(ConsentTopic topic, ConsentEntry word) {
    return new Standing(topic.purpose(), topic.channel(), word.state(), word.occurredAt());
  }

  /**
   * How a person stands to a topic.
   *
   * @param since when they said so last
   */
  public record Standing(String purpose, String channel, String state, Instant since) {}
}
