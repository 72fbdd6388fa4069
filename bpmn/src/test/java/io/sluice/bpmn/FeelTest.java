package io.sluice.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =outcome                                                | outcome
          =if outcome = "recycled" then whyNot else why           | outcome,why,whyNot
          ={budget: budget, total: budget + authority}            | authority,budget
          ={a: x, b: a}                                           | x
          =brief.contact                                          | brief
          =for reason in reasons return reason.code + suffix      | reasons,suffix
          =some n in numbers satisfies n > limit                  | limit,numbers
          =every n in numbers satisfies n > limit                 | limit,numbers
          =reasons[item > limit]                                  | limit,reasons
          =sort(numbers, function(a, b) a < b + c)                | c,numbers
          =string length(text: name)                              | name
          =null                                                   | ''
          outcome                                                 | ''
          """)
  void readsTheVariablesButNotTheNamesGivenInside(String value, String variables) {
    assertThat(Feel.variablesIn(value))
        .containsExactlyElementsOf(
            Arrays.stream(variables.split(",")).filter(name -> !name.isEmpty()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =reasons[value = reasonCode][1].goesTo  | reasonCode,reasons
          =reasons[kind = outcome]                | outcome,reasons
          =others[value = code]                   | code,others,value
          =value + reasons[1].value               | reasons,value
          """)
  void knowsTheColumnsOfAListInItsFilterOnly(String value, String variables) {
    assertThat(Feel.variablesIn(value, Map.of("reasons", Set.of("kind", "value"))))
        .containsExactly(variables.split(","));
  }

  @Test
  void refusesWhatIsNoFeel() {
    assertThatIllegalArgumentException().isThrownBy(() -> Feel.variablesIn("=if then"));
  }
}
