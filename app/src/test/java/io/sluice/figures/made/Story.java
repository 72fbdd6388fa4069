package io.sluice.figures.made;

import io.sluice.figures.made.MadeLead.MadeCycle;
import io.sluice.figures.made.MadeLead.MadeEvent;
import io.sluice.figures.made.MadeLead.MadeSleep;
import io.sluice.figures.made.MadeLead.MadeTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Tells one cycle from its beginning to its end, and what of it had happened by an instant. */
final class Story {

  private static final List<String> INSIDE_SALES = List.of("sam", "priya", "kim", "noor", "lee");
  private static final List<String> SALES = List.of("alex", "robin", "jo");
  private static final List<String> NOT_READY = List.of("not-ready", "unreachable", "no-budget");
  private static final List<String> NO_FIT = List.of("no-fit", "student", "competitor");
  private static final List<String> REFUSALS =
      List.of("not-target-market", "bad-contact-data", "wrong-territory", "duplicate");
  private static final List<String> LOSSES = List.of("price", "competitor", "no-decision");

  private final RandomGenerator random;
  private final TrueRates rates;
  private final String entry;
  private final Instant openedAt;
  private final List<MadeEvent> events = new ArrayList<>();
  private final List<MadeTask> tasks = new ArrayList<>();
  private Instant time;
  private String outcome;
  private String reason;

  Story(RandomGenerator random, TrueRates rates, String entry, Instant openedAt) {
    this.random = random;
    this.rates = rates;
    this.entry = entry;
    this.openedAt = openedAt;
    this.time = openedAt;
  }

  /** The whole cycle, were there no limit to time. */
  Story tell() {
    switch (entry) {
      case "expansion" -> {
        reach("expansion", Duration.ofSeconds(1));
        handOff();
      }
      case "teleprospecting" -> {
        reach("inquiry", Duration.ofSeconds(1));
        reach("tgl", Duration.ofSeconds(2));
        handOff();
      }
      case "sales" -> {
        reach("inquiry", Duration.ofSeconds(1));
        reach("sgl", Duration.ofSeconds(2));
        sell();
      }
      default -> {
        reach("inquiry", Duration.ofSeconds(1));
        qualify();
      }
    }
    return this;
  }

  private void qualify() {
    if (!happens(rates.aql())) {
      turnAway(0.7, Duration.ofMinutes(1));
      return;
    }
    reach("aql", Duration.ofMinutes(2));
    if (happens(rates.direct())) {
      handOff();
    } else {
      offer();
    }
  }

  /** Inside sales accept it, now and then after it was refused and given to another. */
  private void offer() {
    if (happens(0.1)) {
      refuse("accept-lead", "inside-sales", INSIDE_SALES);
    }
    if (happens(rates.tal())) {
      answer("accept-lead", "inside-sales", INSIDE_SALES, 4, "accepted", null);
      events.add(new MadeEvent("tal", time, null, null, null));
      discover();
    } else if (happens(0.7)) {
      var why = refuse("accept-lead", "inside-sales", INSIDE_SALES);
      if (happens(0.05)) {
        reach("aql", Duration.ofMinutes(2));
        handOff();
      } else {
        end(happens(0.6) ? "disqualified" : "recycled", why, Duration.ofMinutes(1));
      }
    } else {
      giveUp("accept-lead", "inside-sales", INSIDE_SALES, 4);
    }
  }

  private void discover() {
    for (var attempt = 0; attempt < 1 + random.nextInt(3); attempt++) {
      answer("discovery-call", "inside-sales", INSIDE_SALES, 24, "again", null);
    }
    if (happens(rates.tql())) {
      reach("tql", Duration.ofSeconds(5));
      handOff();
    } else {
      turnAway(0.6, Duration.ofSeconds(5));
    }
  }

  private void handOff() {
    if (happens(rates.sal())) {
      answer("accept-handoff", "sales", SALES, 24, "accepted", null);
      events.add(new MadeEvent("sal", time, null, null, null));
      sell();
    } else if (happens(0.8)) {
      var why = refuse("accept-handoff", "sales", SALES);
      end(happens(0.3) ? "disqualified" : "recycled", why, Duration.ofMinutes(1));
    } else {
      giveUp("accept-handoff", "sales", SALES, 24);
    }
  }

  private void sell() {
    answer("qualify-opportunity", "sales", SALES, 120, "qualified", null);
    if (!happens(rates.sql())) {
      turnAway(0.5, Duration.ofSeconds(5));
      return;
    }
    events.add(new MadeEvent("sql", time, null, null, dollars(5_000, 95_000)));
    answer("close-opportunity", "sales", SALES, 720, "closed", null);
    if (happens(rates.won())) {
      reach("won", Duration.ofSeconds(2));
      end("customer", null, Duration.ofSeconds(2));
    } else {
      end("lost", one(LOSSES), Duration.ofSeconds(2));
    }
  }

  private void turnAway(double recycled, Duration mean) {
    if (happens(recycled)) {
      end("recycled", happens(0.02) ? null : one(NOT_READY), mean);
    } else {
      end("disqualified", one(NO_FIT), mean);
    }
  }

  private void giveUp(String task, String team, List<String> reps, int hours) {
    var due = time.plus(Duration.ofHours(hours));
    var given = due.plus(Duration.ofHours(hours));
    tasks.add(new MadeTask(task, team, one(reps), time, due, given, null, null, due));
    time = given;
    end("recycled", "no-answer", Duration.ofSeconds(2));
  }

  private String refuse(String task, String team, List<String> reps) {
    var why = happens(0.03) ? null : one(REFUSALS);
    answer(task, team, reps, 4, "rejected", why);
    events.add(new MadeEvent("rejected", time, task, why, null));
    return why;
  }

  /** Somebody has a task until they answer it, four in five times before it is due. */
  private void answer(
      String task, String team, List<String> reps, int hours, String answer, String why) {
    var assigned = time.plusMillis(500);
    var due = assigned.plus(Duration.ofHours(hours));
    time = assigned.plus(passing(Duration.ofMinutes(hours * 37L)));
    tasks.add(
        new MadeTask(
            task,
            team,
            happens(0.01) ? null : one(reps),
            assigned,
            due,
            time,
            answer,
            why,
            due.isBefore(time) ? due : null));
  }

  private void reach(String stage, Duration mean) {
    time = time.plus(passing(mean));
    events.add(new MadeEvent(stage, time, null, null, null));
  }

  private void end(String how, String why, Duration mean) {
    time = time.plus(passing(mean));
    outcome = how;
    reason = why;
  }

  /** At least a millisecond, so that what comes later is later. */
  private Duration passing(Duration mean) {
    return Duration.ofMillis(1 + (long) (-mean.toMillis() * Math.log(1 - random.nextDouble())));
  }

  private BigDecimal dollars(int from, int range) {
    return BigDecimal.valueOf(100L * from + random.nextInt(100 * range), 2);
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** When it ends. */
  Instant endsAt() {
    return time;
  }

  /** Whether the lead sleeps after it. */
  boolean sleeps() {
    return "recycled".equals(outcome) || "lost".equals(outcome);
  }

  boolean isWon() {
    return "customer".equals(outcome);
  }

  /** Breaks it off at an instant between its beginning and its end. */
  void withdraw() {
    var length = Duration.between(openedAt, time).toMillis();
    time = openedAt.plusMillis(1 + random.nextLong(Math.max(1, length)));
    cut(time);
    outcome = "withdrawn";
    reason = "opt-out";
  }

  /** What had happened by an instant. */
  MadeCycle until(Instant now, int cycle, boolean wokeUp, MadeSleep sleep) {
    var assessed = happens(0.8) ? dollars(1_000, 60_000) : null;
    var closed = !time.isAfter(now);
    cut(now);
    return new MadeCycle(
        cycle,
        entry,
        wokeUp,
        openedAt,
        List.copyOf(events),
        List.copyOf(tasks),
        assessed,
        closed ? outcome : null,
        closed ? reason : null,
        closed ? time : null,
        closed ? sleep : null);
  }

  private void cut(Instant limit) {
    events.removeIf(event -> event.at().isAfter(limit));
    tasks.removeIf(task -> task.assignedAt().isAfter(limit));
    tasks.replaceAll(
        task -> task.endedAt() == null || !task.endedAt().isAfter(limit) ? task : open(task));
  }

  private static MadeTask open(MadeTask task) {
    return new MadeTask(
        task.task(),
        task.team(),
        task.username(),
        task.assignedAt(),
        task.dueAt(),
        null,
        null,
        null,
        null);
  }
}
