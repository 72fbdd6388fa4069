package io.sluice.figures.made;

import io.sluice.figures.FigureFilter;
import io.sluice.figures.made.MadeLead.MadeCycle;
import io.sluice.figures.made.MadeLead.MadeEvent;
import io.sluice.figures.made.MadeLead.MadeTask;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Counts what is on the page from the histories themselves, one by one: slow, plain, and by nothing
 * that the page is made with.
 */
public final class NaiveWaterfall {

  private static final String TAL = "accept-lead";
  private static final String SAL = "accept-handoff";

  /** Which stages count as further on. */
  private static final Map<String, Set<String>> FURTHER =
      Map.ofEntries(
          Map.entry("inquiry", Set.of("aql", "tal", "tql", "tgl", "sal", "sgl", "sql", "won")),
          Map.entry("aql", Set.of("tal", "tql", "sal", "sql", "won")),
          Map.entry("tal", Set.of("tql", "sal", "sql", "won")),
          Map.entry("tql", Set.of("sal", "sql", "won")),
          Map.entry("tgl", Set.of("sal", "sql", "won")),
          Map.entry("expansion", Set.of("sal", "sql", "won")),
          Map.entry("sal", Set.of("sql", "won")),
          Map.entry("sgl", Set.of("sql", "won")),
          Map.entry("sql", Set.of("won")),
          Map.entry("won", Set.of()));

  private static final Map<String, String> TYPICAL =
      Map.of(
          "inquiry", "0.0131",
          "aql", "0.0750",
          "tal", "0.0750",
          "tql", "0.0750",
          "tgl", "0.0750",
          "expansion", "0.1500",
          "sal", "0.1500",
          "sgl", "0.1500",
          "sql", "0.2500",
          "won", "1.0000");

  private final List<MadeLead> all;
  private final List<MadeLead> visible;
  private final FigureFilter filter;
  private final Instant at;
  private final Figures figures = new Figures();

  private NaiveWaterfall(
      List<MadeLead> all, Predicate<MadeLead> isVisible, FigureFilter filter, Instant at) {
    this.all = all;
    this.visible = all.stream().filter(isVisible).toList();
    this.filter = filter;
    this.at = at;
  }

  /**
   * @param isVisible which leads whoever looks may see
   * @param at as of when
   */
  public static Figures of(
      List<MadeLead> leads, Predicate<MadeLead> isVisible, FigureFilter filter, Instant at) {
    return new NaiveWaterfall(leads, isVisible, filter, at).count();
  }

  private Figures count() {
    for (var lead : visible) {
      for (var cycle : lead.cycles()) {
        if (isOfKind(lead, cycle)) {
          countEntry(cycle);
          countBreaches(cycle);
          countSleep(cycle);
        }
      }
    }
    FURTHER.keySet().forEach(this::countStage);
    countGate("tal-offered", TAL, "tal");
    countGate("sal-offered", SAL, "sal");
    countSources();
    return figures;
  }

  private boolean isOfKind(MadeLead lead, MadeCycle cycle) {
    return !cycle.entry().equals("customer")
        && filter.source().stream().allMatch(orUnknown(lead.source())::equals)
        && filter.channel().stream().allMatch(orUnknown(lead.channel())::equals)
        && filter.segment().stream().allMatch(segment(lead)::equals)
        && filter.door().stream().allMatch(cycle.entry()::equals)
        && filter.team().stream()
            .allMatch(team -> cycle.tasks().stream().anyMatch(task -> task.team().equals(team)));
  }

  private static String orUnknown(String word) {
    return word == null ? "unknown" : word;
  }

  private static String segment(MadeLead lead) {
    if (lead.employees() == null) {
      return "unknown";
    }
    if (lead.employees() < 100) {
      return "small";
    }
    return lead.employees() < 1000 ? "mid-market" : "enterprise";
  }

  private List<MadeCycle> cycles() {
    var cycles = new ArrayList<MadeCycle>();
    visible.forEach(
        lead -> lead.cycles().stream().filter(cycle -> isOfKind(lead, cycle)).forEach(cycles::add));
    return cycles;
  }

  private void countEntry(MadeCycle cycle) {
    if (isWithin(cycle.openedAt(), filter.from(), filter.to())) {
      figures.add("came in", 1);
      figures.add("came in, " + (cycle.outcome() == null ? "open" : cycle.outcome()), 1);
      if (cycle.outcome() != null) {
        figures.add("%s, %s".formatted(cycle.outcome(), hadLast(cycle)), 1);
      }
      if (cycle.outcome() != null
          && Set.of("recycled", "disqualified", "lost").contains(cycle.outcome())) {
        figures.add(cycle.outcome() + " for " + orNone(cycle.reason()), 1);
      }
    }
  }

  /** With whom it stood, the furthest on of all. */
  private static String hadLast(MadeCycle cycle) {
    if (firstOf(cycle, Set.of("sal", "sgl", "sql", "won")) != null) {
      return "account-executive";
    }
    if (firstOf(cycle, Set.of("tql", "tgl", "expansion")) != null || isOffered(cycle, SAL)) {
      return "sales";
    }
    return firstOf(cycle, Set.of("aql", "tal")) != null || isOffered(cycle, TAL)
        ? "inside-sales"
        : "marketing";
  }

  private static boolean isOffered(MadeCycle cycle, String task) {
    return cycle.tasks().stream().anyMatch(each -> each.task().equals(task));
  }

  private void countStage(String stage) {
    var times = new ArrayList<Double>();
    var openValue = BigDecimal.ZERO;
    for (var cycle : cycles()) {
      var entered = firstAt(cycle, stage);
      if (isWithin(entered, filter.from(), filter.to())) {
        figures.add(stage + " entered", 1);
        var further = firstOf(cycle, FURTHER.get(stage));
        if (further != null) {
          figures.add(stage + " advanced", 1);
          times.add((further.toEpochMilli() - entered.toEpochMilli()) / 1000.0);
        } else if (cycle.outcome() == null) {
          figures.add(stage + " open", 1);
          openValue = openValue.add(value(cycle));
        } else {
          figures.add(stage + " ended, " + cycle.outcome(), 1);
        }
        if (firstAt(cycle, "won") != null) {
          figures.add(stage + " won value", value(cycle));
        }
      }
      if (isWithin(entered, filter.from().minusDays(length()), filter.from())) {
        figures.add("before, " + stage + " entered", 1);
        if (firstOf(cycle, FURTHER.get(stage)) != null) {
          figures.add("before, " + stage + " advanced", 1);
        } else if (cycle.outcome() == null) {
          figures.add("before, " + stage + " open", 1);
        }
      }
    }
    figures.set(stage + " open value", openValue);
    figures.set(
        stage + " weighted value",
        openValue.multiply(probability(stage)).setScale(2, RoundingMode.HALF_UP));
    decide(stage);
    decide("before, " + stage);
    speed(stage, times);
  }

  private void countGate(String gate, String task, String stage) {
    var times = new ArrayList<Double>();
    for (var cycle : cycles()) {
      var offered =
          cycle.tasks().stream()
              .filter(each -> each.task().equals(task))
              .map(MadeTask::assignedAt)
              .findFirst()
              .orElse(null);
      var accepted = firstAt(cycle, stage);
      if (isWithin(offered, filter.from(), filter.to())) {
        figures.add(gate + " entered", 1);
        if (accepted != null) {
          figures.add(gate + " advanced", 1);
          times.add((accepted.toEpochMilli() - offered.toEpochMilli()) / 1000.0);
        } else if (cycle.outcome() == null) {
          figures.add(gate + " open", 1);
        } else {
          lastRefusal(cycle, task)
              .ifPresent(
                  refusal -> {
                    figures.add(gate + " rejected", 1);
                    figures.add(gate + " rejected for " + orNone(refusal.reason()), 1);
                  });
        }
      }
      if (isWithin(offered, filter.from().minusDays(length()), filter.from())) {
        figures.add("before, " + gate + " entered", 1);
        if (accepted != null) {
          figures.add("before, " + gate + " advanced", 1);
        } else if (cycle.outcome() == null) {
          figures.add("before, " + gate + " open", 1);
        }
      }
    }
    decide(gate);
    decide("before, " + gate);
    speed(gate, times);
  }

  private void countBreaches(MadeCycle cycle) {
    for (var task : cycle.tasks()) {
      var until = cycle.closedAt() == null ? at : cycle.closedAt();
      var breached =
          task.breachedAt() != null
              ? task.breachedAt()
              : task.endedAt() == null && task.dueAt().isBefore(until) ? task.dueAt() : null;
      if (isWithin(breached, filter.from(), filter.to())) {
        var name = "breaches, %s, %s, %s".formatted(task.task(), task.team(), task.username());
        figures.add(name, 1);
        figures.add(name + ", open", task.endedAt() == null && cycle.closedAt() == null ? 1 : 0);
      }
    }
  }

  private void countSleep(MadeCycle cycle) {
    var sleep = cycle.sleep();
    if (sleep != null && sleep.endedAt() == null) {
      figures.add("asleep", 1);
      figures.add("archived", sleep.wakeAt() == null ? 1 : 0);
      var monday =
          sleep.wakeAt() == null
              ? null
              : LocalDate.ofInstant(sleep.wakeAt(), ZoneOffset.UTC)
                  .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      figures.add("asleep, %s, %s, %s".formatted(orNone(cycle.reason()), sleep.track(), monday), 1);
    }
  }

  private void countSources() {
    var bySource = new TreeMap<String, int[]>();
    for (var lead : visible) {
      for (var cycle : lead.cycles()) {
        if (isOfKind(lead, cycle)
            && cycle.entry().equals("inquiry")
            && !cycle.wokeUp()
            && isWithin(cycle.openedAt(), filter.from(), filter.to())) {
          var counts = bySource.computeIfAbsent(orUnknown(lead.source()), source -> new int[3]);
          counts[0]++;
          var verdict = verdict(cycle);
          counts[1] += "accepted".equals(verdict) ? 1 : 0;
          counts[2] += "refused".equals(verdict) ? 1 : 0;
        }
      }
    }
    bySource.forEach(
        (source, counts) -> {
          if (counts[2] > counts[1]) {
            figures.set("source " + source + " inquiries", counts[0]);
            figures.set("source " + source + " accepted", counts[1]);
            figures.set("source " + source + " refused", counts[2]);
          }
        });
  }

  /** What was said last at a gate, unless it was refused after contact; null where nothing was. */
  private static String verdict(MadeCycle cycle) {
    if ("disqualified".equals(cycle.outcome())) {
      return "refused";
    }
    var said =
        cycle.events().stream()
            .map(MadeEvent::stage)
            .filter(Set.of("tal", "sal", "sql", "won", "rejected")::contains)
            .reduce((earlier, later) -> later)
            .orElse(null);
    if ("rejected".equals(said)) {
      return cycle.outcome() != null
          ? "refused"
          : cycle.events().stream().anyMatch(event -> event.stage().equals("tal"))
              ? "accepted"
              : null;
    }
    return said == null ? null : "accepted";
  }

  private static Optional<MadeEvent> lastRefusal(MadeCycle cycle, String task) {
    return cycle.events().stream()
        .filter(event -> task.equals(event.gate()))
        .reduce((earlier, later) -> later);
  }

  /** How many of those that began before the period, came to a stage and have ended were won. */
  private BigDecimal probability(String stage) {
    if (stage.equals("won")) {
      return BigDecimal.ONE;
    }
    var ended =
        all.stream()
            .flatMap(lead -> lead.cycles().stream())
            .filter(cycle -> !cycle.entry().equals("customer") && cycle.outcome() != null)
            .filter(cycle -> cycle.openedAt().isBefore(start(filter.from())))
            .filter(cycle -> firstAt(cycle, stage) != null)
            .toList();
    var won = ended.stream().filter(cycle -> firstAt(cycle, "won") != null).count();
    return ended.size() < 100
        ? new BigDecimal(TYPICAL.get(stage))
        : BigDecimal.valueOf(won).divide(BigDecimal.valueOf(ended.size()), 4, RoundingMode.HALF_UP);
  }

  private void decide(String name) {
    var decided = figures.get(name + " entered") - figures.get(name + " open");
    figures.set(name + " decided", decided);
    if (decided > 0) {
      figures.set(
          name + " percent",
          BigDecimal.valueOf(100 * figures.get(name + " advanced"))
              .divide(BigDecimal.valueOf(decided), 1, RoundingMode.HALF_UP));
    }
  }

  private void speed(String name, List<Double> times) {
    if (!times.isEmpty()) {
      Collections.sort(times);
      figures.set(name + " median seconds", Math.round(quantile(times, 0.5)));
      figures.set(name + " p90 seconds", Math.round(quantile(times, 0.9)));
    }
  }

  /** The least one that so many at least do not exceed. */
  private static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  private static BigDecimal value(MadeCycle cycle) {
    return cycle.events().stream()
        .map(MadeEvent::expectedValue)
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .orElse(cycle.assessed() == null ? BigDecimal.ZERO : cycle.assessed());
  }

  /** Whoever was found by an SDR or a seller is no inquiry. */
  private static Instant firstAt(MadeCycle cycle, String stage) {
    return stage.equals("inquiry") && !cycle.entry().equals("inquiry")
        ? null
        : firstOf(cycle, Set.of(stage));
  }

  private static Instant firstOf(MadeCycle cycle, Set<String> stages) {
    return cycle.events().stream()
        .filter(event -> stages.contains(event.stage()))
        .map(MadeEvent::at)
        .findFirst()
        .orElse(null);
  }

  private static String orNone(String reason) {
    return reason == null ? "none given" : reason;
  }

  private long length() {
    return filter.to().toEpochDay() - filter.from().toEpochDay();
  }

  private static boolean isWithin(Instant instant, LocalDate from, LocalDate to) {
    return instant != null && !instant.isBefore(start(from)) && instant.isBefore(start(to));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** A look at some filters of every sort over the histories' whole time. */
  public static Stream<FigureFilter> filters(LocalDate today) {
    var from = today.minusDays(Histories.PERIOD.toDays() + 1);
    var none = new LinkedHashMap<String, String>();
    none.put("from", from.toString());
    none.put("to", today.plusDays(1).toString());
    return Stream.of(
            Map.<String, String>of(),
            Map.of("from", today.minusDays(90).toString()),
            Map.of("from", today.minusDays(400).toString(), "to", today.minusDays(200).toString()),
            Map.of("from", today.minusDays(1).toString()),
            Map.of("source", "webinar"),
            Map.of("source", "unknown", "from", today.minusDays(180).toString()),
            Map.of("source", Histories.POOR_SOURCE),
            Map.of("channel", "outbound"),
            Map.of("team", "sales"),
            Map.of("team", "inside-sales", "from", today.minusDays(300).toString()),
            Map.of("segment", "enterprise"),
            Map.of("segment", "unknown", "channel", "inbound"),
            Map.of("door", "teleprospecting"),
            Map.of("door", "sales"),
            Map.of("door", "expansion"),
            Map.of("source", "nobody-came-by-it"))
        .map(
            given -> {
              var parameters = new LinkedHashMap<>(none);
              parameters.putAll(given);
              return FigureFilter.of(parameters, Clock.systemUTC());
            });
  }
}
