package io.sluice.identity;

import io.sluice.consent.ConsentLog;
import io.sluice.consent.ConsentState;
import io.sluice.consent.ConsentTopic;
import io.sluice.consent.Consents;
import io.sluice.lead.Suppressions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * In what one lead must be left alone and another one need not. What somebody has agreed to by one
 * address is never taken for agreed to by another; what they have forbidden may be.
 */
@Component
class ConsentDifferences {

  private final Suppressions suppressions;
  private final ConsentLog consents;

  ConsentDifferences(Suppressions suppressions, ConsentLog consents) {
    this.suppressions = suppressions;
    this.consents = consents;
  }

  /**
   * What differs.
   *
   * @param words for people, naming nobody
   * @param suppressed the one of the two that must be left alone altogether, null for neither or
   *     both
   * @param withdrawn what one of them has withdrawn and the other has not
   */
  record Differences(List<String> words, UUID suppressed, List<Withdrawn> withdrawn) {

    boolean isNone() {
      return words.isEmpty();
    }
  }

  /**
   * @param other who has not
   */
  record Withdrawn(ConsentTopic topic, UUID other) {}

  Differences between(UUID one, UUID other) {
    var words = new ArrayList<String>();
    var withdrawn = new ArrayList<Withdrawn>();
    var suppressed = suppressed(one, other);
    if (suppressed != null) {
      words.add("lead %s must be left alone, and the other need not".formatted(suppressed));
    }
    var ones = consents.current(one);
    var others = consents.current(other);
    topics(ones, others)
        .forEach(
            topic -> {
              var mine = ones.state(topic) == ConsentState.WITHDRAWN;
              if (mine != (others.state(topic) == ConsentState.WITHDRAWN)) {
                withdrawn.add(new Withdrawn(topic, mine ? other : one));
                words.add(
                    "lead %s has withdrawn %s by %s, and the other has not"
                        .formatted(mine ? one : other, topic.purpose(), topic.channel()));
              }
            });
    return new Differences(words, suppressed, withdrawn);
  }

  private UUID suppressed(UUID one, UUID other) {
    var mine = suppressions.findReason(one).isPresent();
    if (mine == suppressions.findReason(other).isPresent()) {
      return null;
    }
    return mine ? one : other;
  }

  private static Stream<ConsentTopic> topics(Consents ones, Consents others) {
    return Stream.concat(ones.current().stream(), others.current().stream())
        .map(standing -> new ConsentTopic(standing.purpose(), standing.channel()))
        .distinct();
  }
}
