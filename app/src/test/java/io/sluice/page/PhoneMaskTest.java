package io.sluice.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneMaskTest {

  private final PhoneMask mask = new PhoneMask();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0171/2345678",
        "+49 (0)30 901820",
        "0049-40-123456",
        "0123-45-67-89",
        "2026-03-09-12",
        "2026-03-09 171 2345678",
        "2026-03-09 14:05 0171 2345678",
        "+1\u00a0555\u00a00142",
        "0171\u2013234\u20135678",
        "0171\u2011234\u20115678",
        "0171\u200b234\u200b5678",
        "0171\u2009\u2212\u2009234 5678",
        "０１７１２３４５６７８",
        "٠١٧١٢٣٤٥٦٧",
        "0171.234.5678",
        "0171,234,5678",
        "[030] 901820",
        "0\ufe0f\u20e31\ufe0f\u20e37\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3"
      })
  void leavesNoNumber(String number) {
    assertThat(mask.apply("Call " + number + " please."))
        .doesNotContainPattern("\\p{Nd}{3}")
        .contains("(number)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before 2026-03-09.",
        "on 2026-03-09 14:05",
        "at 2026-03-09T14:05:30Z, they said",
        "from 2026-03-09 to 2026-03-10",
        "500 seats from 2027 on, at $1 a day",
        "fair$1\\"
      })
  void leavesDatesAndSmallNumbers(String text) {
    assertThat(mask.apply(text)).isEqualTo(text);
  }

  @Test
  void leavesNothingAsItIs() {
    assertThat(mask.apply(null)).isNull();
    assertThat(mask.apply("")).isEmpty();
  }
}
