package io.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecilesTest {

  private static final double TINY = 1e-9;

  @Test
  void theBestScoresComeFirst() {
    var deciles = Deciles.of(numbers(20), n -> n, n -> n > 16 || n == 1);

    assertThat(deciles.baseRate()).isEqualTo(0.25);
    assertThat(deciles.distinctScores()).isEqualTo(20);
    assertThat(deciles.parts()).extracting(Deciles.Part::decile).startsWith(1, 2).hasSize(10);
    assertThat(deciles.parts())
        .extracting(Deciles.Part::won)
        .containsExactly(2.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0);
    assertThat(deciles.parts().get(1).cumulativeShare()).isEqualTo(0.8);
    assertThat(deciles.parts().get(9).cumulativeShare()).isEqualTo(1);
    assertThat(deciles.parts().get(9).rate()).isEqualTo(0.5);
  }

  @Test
  void leadsOfOneScoreShareTheirWinsOverWhatTheyStraddle() {
    var deciles = Deciles.of(numbers(20), n -> n > 17 ? 1 : 0, n -> n > 16);

    // Three of the best score, all won; of the other 17 one is.
    assertThat(deciles.parts().get(0).won()).isCloseTo(2, within(TINY));
    assertThat(deciles.parts().get(1).won()).isCloseTo(1 + 1 / 17.0, within(TINY));
    assertThat(deciles.parts().get(9).won()).isCloseTo(2 / 17.0, within(TINY));
  }

  @Test
  void leadsThatAreNoMultipleOfTenAreSharedToo() {
    var deciles = Deciles.of(numbers(15), n -> n, n -> n == 14);

    assertThat(deciles.parts()).allSatisfy(part -> assertThat(part.leads()).isEqualTo(1.5));
    assertThat(deciles.parts().get(0).won()).isCloseTo(0.5, within(TINY));
    assertThat(deciles.parts().get(1).won()).isCloseTo(0.5, within(TINY));
  }

  private static List<Integer> numbers(int many) {
    return IntStream.rangeClosed(1, many).boxed().toList();
  }
}
