package io.sluice.routing;

import io.sluice.calendar.CalendarFlaw;
import io.sluice.calendar.CalendarReader;
import io.sluice.calendar.CalendarSettings;
import io.sluice.calendar.Calendars;
import io.sluice.calendar.UnusableCalendarException;
import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Enters the configured reps when the application starts, before the first lead is routed. A
 * calendar is entered only where its configuration is not the one entered last, so that one changed
 * over HTTP outlives a restart.
 */
@Component
@EnableConfigurationProperties(RepProperties.class)
class RepsFromConfiguration {

  private final Reps reps;
  private final Calendars calendars;
  private final CalendarReader reader;
  private final RepProperties properties;

  RepsFromConfiguration(
      Reps reps, Calendars calendars, CalendarReader reader, RepProperties properties) {
    this.reps = reps;
    this.calendars = calendars;
    this.reader = reader;
    this.properties = properties;
  }

  /**
   * @throws UnusableRepsException with all that is wrong with them, and nobody is entered
   */
  @PostConstruct
  void enter() {
    var flaws = new ArrayList<CalendarFlaw>();
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < properties.reps().size(); i++) {
      var rep = properties.reps().get(i);
      var at = "sluice.reps[%d]".formatted(i);
      rep.form().flaws().forEach(flaw -> flaws.add(flaw.within(at)));
      try {
        entries.add(new Entry(rep, reader.read(rep.calendar())));
      } catch (UnusableCalendarException e) {
        e.flaws().forEach(flaw -> flaws.add(flaw.within(at)));
      }
    }
    if (!flaws.isEmpty()) {
      throw new UnusableRepsException(flaws);
    }
    entries.forEach(this::enter);
  }

  private void enter(Entry entry) {
    var rep = entry.rep();
    reps.save(rep.form().toRep(rep.username(), entry.calendar().zone()));
    calendars.enterConfigured(rep.username(), entry.calendar());
  }

  private record Entry(ConfiguredRep rep, CalendarSettings calendar) {}
}
