package io.sluice.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {

  private final PublicHolidays holidays = new PublicHolidays();

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "DE,    , 2027-10-03, true",
    "DE,    , 2027-12-26, true",
    "DE,    , 2027-12-27, false",
    "DE,    , 2027-01-06, false",
    "DE,  BY, 2027-01-06, true",
    "GB,    , 2027-12-27, true",
    "GB,    , 2027-12-28, true",
    "GB,    , 2027-12-25, false",
    "GB,    , 2027-03-29, false",
    "GB, ENG, 2027-03-29, true",
    "GB, SCT, 2027-03-29, false",
    "US,    , 2027-11-25, true",
    "US,  NY, 2027-02-12, false",
    "MC,  MO, 2027-11-19, true",
    "  ,    , 2027-01-01, false"
  })
  void knowsTheDaysOnWhichNobodyWorks(
      String country, String region, LocalDate date, boolean holiday) {
    assertThat(holidays.on(date, country, region)).isEqualTo(holiday);
  }

  /** 1 January 2028 is a Saturday. */
  @Test
  void newYearsDayMayBeKeptInTheOldYear() {
    assertThat(holidays.on(LocalDate.parse("2027-12-31"), "US", null)).isTrue();
  }

  @Test
  void listsWhatIsToComeAcrossTheYears() {
    assertThat(
            holidays.between(
                LocalDate.parse("2026-12-26"), LocalDate.parse("2027-03-26"), "DE", null))
        .containsExactly(
            Map.entry(LocalDate.parse("2026-12-26"), "2nd Christmas day"),
            Map.entry(LocalDate.parse("2027-01-01"), "New Year's Day"));
    assertThat(
            holidays.between(
                LocalDate.parse("2026-12-26"), LocalDate.parse("2027-03-26"), null, null))
        .isEmpty();
  }

  @Test
  void knowsCountriesAndTheirRegionsByTheirCodes() {
    assertThat(holidays.countries())
        .contains("DE", "GB", "US", "JP")
        .allMatch(code -> code.matches("[A-Z]{2}"));
    assertThat(holidays.regions("GB")).containsExactly("ENG", "NIR", "SCT", "WLS");
  }

  /** Only a row that was not entered through Sluice can have one. */
  @Test
  void anUnknownPlaceIsNoPlaceWithoutHolidays() {
    var date = LocalDate.parse("2027-12-25");
    assertThatThrownBy(() -> holidays.on(date, "XX", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("country XX");
    assertThatThrownBy(() -> holidays.on(date, "DE", "ENG"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("region ENG");
  }
}
