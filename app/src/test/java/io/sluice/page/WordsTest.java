package io.sluice.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private final Words words = new Words();

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT29S, 29 s",
    "PT30S, 1 min",
    "PT59M, 59 min",
    "PT59M40S, 1 h",
    "PT3H20M, 3 h 20 min",
    "PT23H59M40S, 1 d",
    "P2DT1H40M, 2 d 2 h",
    "P13DT23H40M, 14 d",
    "P30DT5H, 30 d",
    "P1234D, '1,234 d'"
  })
  void durationsHaveTwoUnitsAtMost(Duration duration, String said) {
    assertThat(words.duration(duration)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "0, $0",
    "999.4, $999",
    "1000, $1k",
    "1249, $1.2k",
    "45000, $45k",
    "999499, $999k",
    "999500, $1m",
    "1250000, $1.3m",
    "48000000, $48m",
    "4800000000, '$4,800m'"
  })
  void amountsAreShort(BigDecimal dollars, String said) {
    assertThat(words.money(dollars)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 %", "0.004, 0.4 %", "0.125, 13 %", "0.994, 99.4 %", "1, 100 %"})
  void whatIsNearlyNoneOrAllIsNeverRoundedToIt(double share, String said) {
    assertThat(words.percent(share)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1234, '1,234'", "9999, '9,999'", "12345, 12k", "1250000, 1.3m"})
  void largeNumbersFitNarrowPlaces(long number, String said) {
    assertThat(words.brief(number)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"wrong-territory, Wrong territory", "tal, TAL", "accept-lead, Accept lead", ", –"})
  void codesAreSpoken(String code, String said) {
    assertThat(words.code(code)).isEqualTo(said);
  }
}
