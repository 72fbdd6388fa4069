package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BantTest {

  @Test
  void countsWhatIsMetAndTakesForUnknownWhatWasNotSpokenOf() {
    var bant = new Bant(Verdict.MET, null, null, null, Verdict.NOT_MET, null, Verdict.MET, null);

    assertThat(bant.timing()).isEqualTo(Verdict.UNKNOWN);
    assertThat(bant.met()).isEqualTo(2);
  }
}
