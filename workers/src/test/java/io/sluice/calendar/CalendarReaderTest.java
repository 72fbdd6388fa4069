package io.sluice.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.calendar.CalendarForm.Hours;
import io.sluice.calendar.WorkingHours.Block;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarReaderTest {

  private final CalendarReader reader = new CalendarReader(new PublicHolidays());

  @Test
  void readsACalendar() {
    var settings =
        reader.read(
            new CalendarForm(
                "Europe/Berlin",
                "de",
                "by",
                List.of(
                    hours("22:00", "24:00", "FRIDAY"),
                    hours("13:30", "17:30", "monday", "TUESDAY"),
                    hours("09:00", "12:30", "MONDAY"))));

    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.country()).isEqualTo("DE");
    assertThat(settings.region()).isEqualTo("BY");
    assertThat(settings.hours().blocks())
        .containsExactly(
            new Block(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 30)),
            new Block(DayOfWeek.MONDAY, LocalTime.of(13, 30), LocalTime.of(17, 30)),
            new Block(DayOfWeek.TUESDAY, LocalTime.of(13, 30), LocalTime.of(17, 30)),
            new Block(DayOfWeek.FRIDAY, LocalTime.of(22, 0), WorkingHours.END_OF_DAY));
    assertThat(settings.fingerprint())
        .isEqualTo(
            "Europe/Berlin, DE, BY, MONDAY 09:00-12:30, MONDAY 13:30-17:30, TUESDAY 13:30-17:30,"
                + " FRIDAY 22:00-24:00");
  }

  @Test
  void whoSaysNoHoursWorksNineToFiveOnWeekdays() {
    var settings = reader.read(new CalendarForm("UTC", " ", null, null));

    assertThat(settings.country()).isNull();
    assertThat(settings.hours()).isEqualTo(WorkingHours.DEFAULT);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    var flaws =
        flaws(
            new CalendarForm(
                "Europe/Berln",
                "XX",
                "BY",
                List.of(
                    hours("9", "25:00", "MONDAY"),
                    hours("12:30", "09:00", "TUESDAY"),
                    hours("09:00", "12:00"),
                    hours("24:00", null, "MOONDAY"))));

    assertThat(flaws)
        .extracting(CalendarFlaw::field, CalendarFlaw::value)
        .containsExactly(
            tuple("zone", "Europe/Berln"),
            tuple("country", "XX"),
            tuple("hours[0].from", "9"),
            tuple("hours[0].to", "25:00"),
            tuple("hours[1].to", "09:00"),
            tuple("hours[2].days", null),
            tuple("hours[3].from", "24:00"),
            tuple("hours[3].to", null),
            tuple("hours[3].days", "MOONDAY"));
    assertThat(flaws.get(1).fix()).contains("known are AD, AE, AL,");
    assertThat(flaws.get(4).fix()).startsWith("give a time after 12:30");
    assertThat(flaws.get(8).fix())
        .isEqualTo("give days of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY");
  }

  @Test
  void blocksMustNotOverlapButMayTouch() {
    assertThat(
            flaws(
                new CalendarForm(
                    "UTC",
                    null,
                    null,
                    List.of(
                        hours("09:00", "12:30", "MONDAY", "TUESDAY"),
                        hours("12:30", "14:00", "MONDAY"),
                        hours("12:00", "15:00", "TUESDAY")))))
        .containsExactly(
            new CalendarFlaw(
                "hours[2]",
                "TUESDAY 12:00-15:00",
                "let it not overlap hours[0], TUESDAY 09:00-12:30"));
  }

  @Test
  void aRegionBelongsToItsCountry() {
    assertThat(flaws(new CalendarForm("UTC", null, "BY", null)))
        .containsExactly(
            new CalendarFlaw("region", "BY", "give the country that it is a region of"));
    assertThat(flaws(new CalendarForm("UTC", "GB", "BY", null)))
        .containsExactly(
            new CalendarFlaw(
                "region",
                "BY",
                "give one of ENG, NIR, SCT, WLS, or none for the holidays that all of GB has"));
    assertThat(flaws(new CalendarForm("UTC", "EE", "BY", null)))
        .containsExactly(
            new CalendarFlaw("region", "BY", "leave it out, EE has the same holidays everywhere"));
  }

  private List<CalendarFlaw> flaws(CalendarForm form) {
    return catchThrowableOfType(UnusableCalendarException.class, () -> reader.read(form)).flaws();
  }

  private static Hours hours(String from, String to, String... days) {
    return new Hours(List.of(days), from, to);
  }
}
