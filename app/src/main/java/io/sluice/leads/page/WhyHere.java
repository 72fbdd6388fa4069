package io.sluice.leads.page;

import io.sluice.dossier.Dossier;
import io.sluice.dossier.Dossier.Assignment;
import io.sluice.dossier.Dossier.Cycle;
import io.sluice.dossier.Dossier.LedgerEntry;
import io.sluice.dossier.Dossier.Sleep;
import io.sluice.lead.Entry;
import io.sluice.leads.LeadWords;
import io.sluice.leads.page.RepNames.Names;
import io.sluice.waterfall.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in plain words why a lead is where it is, and what it waits for. */
final class WhyHere {

  private static final String REJECTED = Stage.REJECTED.code();
  private static final int MOST_REASONS = 3;

  private static final Map<String, String> CAUSES =
      Map.of(
          "account", ", since the company is theirs",
          "rerouted", ", as the one before had rejected it",
          "corrected", ", since its data are put right",
          "reassigned", ", as the one before had not answered",
          "released", ", as the one before could not work it",
          "assigned", ", since a manager named them",
          "extended", ", since a manager gave them more time");

  private final Dossier dossier;
  private final Evidence evidence;
  private final Names names;
  private final Instant now;

  WhyHere(Dossier dossier, Evidence evidence, Names names, Instant now) {
    this.dossier = dossier;
    this.evidence = evidence;
    this.names = names;
    this.now = now;
  }

  List<Phrase> tell() {
    var told = new ArrayList<Phrase>();
    if (dossier.suppression() != null) {
      told.add(
          Phrase.of("Nobody may contact this person")
              .at(" since ", dossier.suppression().since())
              .and(": %s.".formatted(LeadWords.plain(dossier.suppression().reason()))));
    }
    if (dossier.cycles().isEmpty()) {
      told.add(Phrase.of("It is stored, and has not entered the waterfall yet."));
    } else {
      var cycle = dossier.cycles().getLast();
      told.add(cycle.closedAt() == null ? standing(cycle) : ended(cycle));
      if (cycle.closedAt() == null) {
        openTasks(cycle).forEach(task -> told.add(task(task)));
      }
      sleep().ifPresent(told::add);
    }
    graded().ifPresent(told::add);
    return told;
  }

  private Phrase standing(Cycle cycle) {
    var entries =
        dossier.ledger().stream().filter(entry -> entry.cycle() == cycle.cycle()).toList();
    if (entries.isEmpty()) {
      return cycle.entry().equals(Entry.CUSTOMER.code())
          ? Phrase.of("A customer, looked after").at(" since ", cycle.openedAt()).and(".")
          : Phrase.of("It came in on ")
              .at("", cycle.openedAt())
              .and(" and waits for its process to take it up.");
    }
    var stage =
        entries.stream()
            .filter(entry -> !entry.stage().equals(REJECTED))
            .reduce((earlier, later) -> later);
    var said = stage.map(WhyHere::stage).orElseGet(() -> Phrase.of("It came in."));
    var last = entries.getLast();
    return last.stage().equals(REJECTED)
        ? said.and(" ")
            .and(names.orElse(last.owner(), "The team") + " rejected it")
            .at(" on ", last.reachedAt())
            .and(because(last.reasonCode()) + ".")
        : said;
  }

  private static Phrase stage(LedgerEntry entry) {
    var meaning = LeadWords.meaning(entry.stage());
    return Phrase.of("It stands at %s", LeadWords.place(entry.stage()))
        .at(" since ", entry.reachedAt())
        .and(meaning.isEmpty() ? "." : ": " + meaning + ".");
  }

  private static Phrase ended(Cycle cycle) {
    return Phrase.of(LeadWords.place(cycle.outcome()))
        .at(" on ", cycle.closedAt())
        .and(because(cycle.reasonCode()) + ".");
  }

  private List<Assignment> openTasks(Cycle cycle) {
    return dossier.followUp().assignments().stream()
        .filter(task -> task.cycle() == cycle.cycle() && task.endedAt() == null)
        .toList();
  }

  private Phrase task(Assignment task) {
    var name = LeadWords.capitalised(task.task());
    var said =
        task.username() == null
            ? Phrase.of(
                    "“%s” waits in the queue %s, as nobody could take it",
                    name, LeadWords.plain(task.queue() == null ? task.team() : task.queue()))
                .at(", since ", task.assignedAt())
            : Phrase.of("%s has “%s”", names.of(task.username()), name)
                .at(" since ", task.assignedAt())
                .and(CAUSES.getOrDefault(task.cause(), ""));
    if (task.dueAt() == null) {
      return said.and(".");
    }
    return task.dueAt().isBefore(now)
        ? said.at("; it was due ", task.dueAt())
            .and(", which is %s ago.".formatted(length(task.dueAt())))
        : said.at("; it is due ", task.dueAt()).and(", in %s.".formatted(length(task.dueAt())));
  }

  private Optional<Phrase> sleep() {
    return dossier.sleeps().stream()
        .filter(sleep -> sleep.endedAt() == null)
        .findFirst()
        .map(WhyHere::sleep);
  }

  private static Phrase sleep(Sleep sleep) {
    if (sleep.archived()) {
      return Phrase.of("It is archived: only what the person does wakes it.");
    }
    var until = Phrase.of("It sleeps").at(" until ", sleep.wakeAt());
    return sleep.wakeAtLevel() == null
        ? until.and(".")
        : until.and(", or until its readiness comes to level %d.".formatted(sleep.wakeAtLevel()));
  }

  private Optional<Phrase> graded() {
    return evidence
        .grade()
        .map(
            grade ->
                Phrase.of(
                    "Graded %s%s%s.",
                    grade,
                    listed(": for it speak ", evidence.reasons("up")),
                    listed("; against it ", evidence.reasons("down"))));
  }

  private static String listed(String before, List<String> reasons) {
    return reasons.isEmpty()
        ? ""
        : before + String.join(", ", reasons.stream().limit(MOST_REASONS).toList());
  }

  private static String because(String reasonCode) {
    return reasonCode == null ? "" : ": " + LeadWords.plain(reasonCode);
  }

  private String length(Instant other) {
    return LeadWords.length(Duration.between(other, now));
  }
}
