package io.sluice.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneKeyTest {

  @ParameterizedTest
  @CsvSource({
    "044 668 18 00, CH, +41446681800",
    "+41 (0)44 668-18-00, , +41446681800",
    "0041446681800, CH, +41446681800",
    "+41 44 668 18 00, US, +41446681800",
    "(212) 736-5000, US, +12127365000",
    "212.736.5000 ext. 12, US, +12127365000",
    "1-800-FLOWERS, US, +18003569377",
    "tel:+12127365000, , +12127365000"
  })
  void isOneNumberHoweverItIsWritten(String phone, String country, String key) {
    assertThat(PhoneKey.of(phone, country)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    ", CH",
    "'  ', CH",
    "044 668 18 00, ",
    "12, CH",
    "call me, US",
    "000000000000, DE",
    "+99912345678, ",
    "044 668 18 00, XX"
  })
  void isNoneWhereNobodyCanCallIt(String phone, String country) {
    assertThat(PhoneKey.of(phone, country)).isNull();
  }
}
