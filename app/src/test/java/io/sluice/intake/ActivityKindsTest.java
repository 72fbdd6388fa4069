package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
}
