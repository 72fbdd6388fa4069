package io.sluice.routing;

import io.sluice.calendar.CalendarFlaw;
import io.sluice.calendar.CalendarReader;
import io.sluice.calendar.CalendarSettings;
import io.sluice.calendar.Calendars;
import io.sluice.calendar.UnusableCalendarException;
import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Enters the configured reps when the application starts, before the first lead is routed. A rep,
 * and apart from that their calendar, is entered only where their configuration is not the one
 * entered last, so that what was changed over HTTP outlives a restart. Nobody comes back by it who
 * has left.
 */
@Component
@EnableConfigurationProperties(RepProperties.class)
class RepsFromConfiguration {

  private static final Logger log = LoggerFactory.getLogger(RepsFromConfiguration.class);

  private final Roster roster;
  private final Calendars calendars;
  private final CalendarReader reader;
  private final RepProperties properties;

  RepsFromConfiguration(
      Roster roster, Calendars calendars, CalendarReader reader, RepProperties properties) {
    this.roster = roster;
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
    warnOfOthers();
  }

  private void enter(Entry entry) {
    var rep = entry.rep();
    roster.enterConfigured(rep.form().toRep(rep.username(), entry.calendar().zone()));
    calendars.enterConfigured(rep.username(), entry.calendar());
  }

  /** Who is missing here has not left by that: leads still come to them. */
  private void warnOfOthers() {
    var configured =
        properties.reps().stream().map(ConfiguredRep::username).collect(Collectors.toSet());
    var others =
        roster.findAll().stream()
            .filter(Standing::active)
            .map(one -> one.rep().username())
            .filter(username -> !configured.contains(username))
            .toList();
    if (!configured.isEmpty() && !others.isEmpty()) {
      log.warn(
          "These are not in sluice.reps, but are given leads still: {}. Who has left: POST"
              + " /api/reps/USERNAME/departure. Who is kept by the API: nothing to do.",
          others);
    }
  }

  private record Entry(ConfiguredRep rep, CalendarSettings calendar) {}
}
