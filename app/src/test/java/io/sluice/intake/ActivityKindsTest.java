package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue knows every action that intake takes, and which are done only in contact. */
class ActivityKindsTest {

  @Test
  void areThoseOfTheCatalogue() throws IOException {
    try (var file = getClass().getResourceAsStream("/models/facts.json")) {
      var known =
          JsonMapper.shared()
              .readTree(file)
              .path("actions")
              .valueStream()
              .collect(
                  Collectors.toMap(
                      action -> action.path("kind").asString(),
                      action -> action.path("known").asString()));

      assertThat(known.keySet())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Activities.KINDS, Activities.TOUCHES)
                  .flatMap(kinds -> kinds.stream())
                  .toList());
      assertThat(Activities.TOUCHES).allMatch(kind -> known.get(kind).equals("after-contact"));
    }
  }

  @Test
  void whoAsksToBeCalledIsAHandRaiserOfOurDecision() throws Exception {
    try (var file = getClass().getResourceAsStream("/models/decisions/sales-readiness.dmn")) {
      var rules =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file)
              .getElementsByTagName("rule");
      var handRaisers =
          IntStream.range(0, rules.getLength())
              .mapToObj(i -> rules.item(i).getTextContent().strip().split("\\s{2,}"))
              .filter(cells -> cells[cells.length - 1].equals("true"))
              .map(cells -> cells[0].replace("\"", ""))
              .toList();

      assertThat(handRaisers).containsExactlyInAnyOrderElementsOf(Activities.HAND_RAISERS);
    }
  }
}
