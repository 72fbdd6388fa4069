package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest(name = "ours {0}, newest {1}, changed {2}, overwrite {3}: {4}")
  @CsvSource({
    "0, 0, true,  false, DEPLOY",
    "1, 1, false, false, LEAVE",
    "1, 1, true,  false, DEPLOY",
    "1, 2, false, false, LEAVE_TO_DESIGNER",
    "1, 2, true,  false, HOLD_BACK",
    "1, 2, true,  true,  DEPLOY",
    "1, 2, false, true,  DEPLOY",
    "2, 2, false, true,  LEAVE",
    "0, 3, true,  false, HOLD_BACK",
    "3, 0, false, false, DEPLOY",
    "1,  , false, false, LEAVE",
    "1,  , true,  false, DEPLOY",
    "0,  , true,  false, DEPLOY",
    "1,  , false, true,  DEPLOY",
  })
  void decides(int ours, Integer newest, boolean changed, boolean overwrite, Verdict expected) {
    var onCluster = newest == null ? OptionalInt.empty() : OptionalInt.of(newest);

    assertThat(Verdict.of(ours, onCluster, changed, overwrite)).isEqualTo(expected);
  }
}
