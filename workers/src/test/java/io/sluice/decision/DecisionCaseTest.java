package io.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DecisionCaseTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {"grade":"A"}         ; {"grade":"A","points":90} ; true
          {"grade":"A"}         ; {"grade":"B"}             ; false
          {"grade":null}        ; {"grade":null}            ; true
          {"grade":null}        ; {}                        ; false
          {"points":15}         ; {"points":15.0}           ; true
          {"points":15}         ; {"points":"15"}           ; false
          [{"kind":"demo"}]     ; [{"kind":"demo","cap":9}] ; true
          [{"kind":"demo"}]     ; []                        ; false
          [1, 2]                ; [2, 1]                    ; false
          null                  ; null                      ; true
          null                  ; {"grade":"A"}             ; false
          """)
  void answerIsMetInAllThatIsExpected(String expected, String answer, boolean met) {
    assertThat(DecisionCase.isMet(JSON.readTree(expected), JSON.readTree(answer))).isEqualTo(met);
  }
}
