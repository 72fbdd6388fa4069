package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class VerdictTest {

  @ParameterizedTest
  @EnumSource
  void isReadBackFromJson(Verdict verdict) {
    var json = JsonMapper.shared();
    assertThat(json.readValue(json.writeValueAsString(verdict), Verdict.class)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"met, MET", "not met, NOT_MET", "not-met, NOT_MET", "Unknown, UNKNOWN"})
  void readsTheWordsOfDecisionsAndForms(String code, Verdict verdict) {
    assertThat(Verdict.of(code)).isEqualTo(verdict);
  }

  @Test
  void refusesOtherWords() {
    assertThatIllegalArgumentException().isThrownBy(() -> Verdict.of("maybe"));
  }
}
