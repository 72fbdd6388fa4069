package io.sluice.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonaTest {

  @ParameterizedTest
  @CsvSource({
    "CEO,                 executive",
    "VP Marketing,        executive",
    "Head of Sales,       manager",
    "Marketing Manager,   manager",
    "Demand Gen Analyst,  practitioner",
    "Intern,              practitioner",
    ",                    unknown",
  })
  void isToldByTheTitle(String title, String persona) {
    assertThat(Persona.of(title).code()).isEqualTo(persona);
  }
}
