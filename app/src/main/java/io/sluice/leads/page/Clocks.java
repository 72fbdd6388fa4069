package io.sluice.leads.page;

import io.sluice.dossier.Dossier;
import io.sluice.dossier.Dossier.Assignment;
import io.sluice.dossier.Dossier.SlaClock;
import io.sluice.leads.LeadWords;
import io.sluice.leads.page.RepNames.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is owed to a lead in its latest cycle, and what was. */
final class Clocks {

  private final Dossier dossier;
  private final Names names;
  private final Instant now;

  Clocks(Dossier dossier, Names names, Instant now) {
    this.dossier = dossier;
    this.names = names;
    this.now = now;
  }

  /** What still runs first, then what is over; what is due last before what was due before. */
  List<ClockPart> tell() {
    if (dossier.cycles().isEmpty()) {
      return List.of();
    }
    var cycle = dossier.cycles().getLast();
    var isOpen = cycle.closedAt() == null;
    var tasks =
        dossier.followUp().assignments().stream()
            .filter(task -> task.cycle() == cycle.cycle() && task.dueAt() != null)
            .map(task -> task(task, isOpen && task.endedAt() == null));
    var promises =
        dossier.followUp().slaClocks().stream()
            .filter(clock -> clock.cycle() == cycle.cycle())
            .map(clock -> promise(clock, isOpen));
    return Stream.concat(tasks, promises)
        .sorted(
            Comparator.comparing(ClockPart::isOver)
                .thenComparing(ClockPart::due, Comparator.reverseOrder()))
        .toList();
  }

  private ClockPart task(Assignment task, boolean open) {
    var who =
        task.username() == null
            ? LeadWords.plain(task.queue() == null ? task.team() : task.queue())
            : names.of(task.username());
    var ended = task.answeredAt() == null ? task.endedAt() : task.answeredAt();
    return part(
        LeadWords.capitalised(task.task()),
        who,
        task.dueAt(),
        task.breachedAt() != null,
        ended,
        open,
        open ? next(task) : null);
  }

  private ClockPart promise(SlaClock clock, boolean open) {
    return part(
        clock.clock().equals("first-touch") ? "First touch" : LeadWords.capitalised(clock.clock()),
        "",
        clock.dueAt(),
        clock.breachedAt() != null,
        clock.stoppedAt(),
        open && clock.stoppedAt() == null,
        null);
  }

  private ClockPart part(
      String what,
      String who,
      Instant due,
      boolean breached,
      Instant ended,
      boolean open,
      Phrase next) {
    if (open) {
      return due.isBefore(now)
          ? new ClockPart(what, who, due, "late", length(due, now) + " late", next)
          : new ClockPart(what, who, due, "open", length(now, due) + " left", next);
    }
    if (!breached) {
      return new ClockPart(what, who, due, "kept", "kept", null);
    }
    return ended != null && ended.isAfter(due)
        ? new ClockPart(what, who, due, "missed", length(due, ended) + " late", null)
        : new ClockPart(what, who, due, "missed", "missed", null);
  }

  /** What is done next about a task that is not answered. */
  private Phrase next(Assignment task) {
    return steps(task).entrySet().stream()
        .filter(step -> step.getValue().isAfter(now))
        .min(Map.Entry.comparingByValue())
        .map(step -> Phrase.of(step.getKey()).at(" ", step.getValue()))
        .orElse(null);
  }

  private static Map<String, Instant> steps(Assignment task) {
    var steps = new LinkedHashMap<String, Instant>();
    steps.put("reminded", task.remindAt());
    steps.put("given to another", task.reassignAt());
    steps.put("a manager is asked", task.escalateAt());
    steps.put("given up", task.giveUpAt());
    steps.values().removeIf(Objects::isNull);
    return steps;
  }

  private static String length(Instant from, Instant until) {
    return LeadWords.length(Duration.between(from, until));
  }
}
