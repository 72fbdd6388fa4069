package io.sluice.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromisedTimeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T09:30:00.000Z, 2026-11-25T09:30:00Z",
    "2026-11-25T09:30Z, 2026-11-25T09:30:00Z",
    "2026-11-25t09:30z, 2026-11-25T09:30:00Z",
    "2026-11-25T09:30:00+02:00, 2026-11-25T07:30:00Z",
    "2026-11-25T09:30-0500, 2026-11-25T14:30:00Z",
    "2026-11-25T09:30-05, 2026-11-25T14:30:00Z",
    "2026-11-25T09:30+01:00[Europe/Berlin], 2026-11-25T08:30:00Z",
    "2026-07-25T09:30, 2026-07-25T07:30:00Z",
    "2026-11-25T09:30:15, 2026-11-25T08:30:15Z",
  })
  void takesEveryWayInWhichAFormTellsATime(String text, Instant instant) {
    assertThat(PromisedTime.parse(text, BERLIN)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T02:30, 2026-03-29T01:30:00Z",
    "2026-10-25T02:30, 2026-10-25T00:30:00Z",
  })
  void localTimeThatTheClocksSkipOrPassTwiceIsATimeAllTheSame(String text, Instant instant) {
    assertThat(PromisedTime.parse(text, BERLIN)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tomorrow",
        "2026-11-25",
        "09:30",
        "2026-02-30T09:30",
        "2026-11-25T24:30",
        "2026-11-25T09:30X",
        "2026-11-25T09:30[Nowhere/City]",
        "25.11.2026 09:30",
        "2026-11-25T09:30 or later"
      })
  void refusesNonsense(String text) {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> PromisedTime.parse(text, BERLIN));
  }
}
