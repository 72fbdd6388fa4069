package io.sluice.reps.page;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.calendar.WorkingHours;
import io.sluice.calendar.WorkingHours.Block;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WeekWordsTest {

  static String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(day);
  }

  @Test
  void daysThatFollowOneAnotherAreASpan() {
    assertThat(WeekWords.of(WorkingHours.DEFAULT)).containsExactly("Mon–Fri 09:00–17:00");
  }

  @Test
  void othersAreNamed() {
    assertThat(WeekWords.of(hours(MONDAY, WEDNESDAY, FRIDAY)))
        .containsExactly("Mon, Wed, Fri 10:00–12:30");
    assertThat(WeekWords.of(hours(MONDAY, TUESDAY, SATURDAY, SUNDAY)))
        .containsExactly("Mon, Tue, Sat, Sun 10:00–12:30");
    assertThat(WeekWords.of(hours(SUNDAY))).containsExactly("Sun 10:00–12:30");
  }

  private static WorkingHours hours(DayOfWeek... days) {
    List<Block> blocks =
        Arrays.stream(days)
            .map(day -> new Block(day, LocalTime.of(10, 0), LocalTime.of(12, 30)))
            .toList();
    return new WorkingHours(blocks);
  }
}
