package io.sluice.leads.page;

import io.sluice.consent.ConsentEntry;
import io.sluice.dossier.Dossier;
import io.sluice.dossier.Dossier.Activity;
import io.sluice.dossier.Dossier.Assignment;
import io.sluice.dossier.Dossier.CareAnswer;
import io.sluice.dossier.Dossier.Conversation;
import io.sluice.dossier.Dossier.Cycle;
import io.sluice.dossier.Dossier.Delivery;
import io.sluice.dossier.Dossier.LedgerEntry;
import io.sluice.dossier.Dossier.ManagerDecision;
import io.sluice.dossier.Dossier.Merge;
import io.sluice.dossier.Dossier.Sleep;
import io.sluice.dossier.Dossier.Step;
import io.sluice.leads.LeadWords;
import io.sluice.leads.page.RepNames.Names;
import io.sluice.waterfall.Outcome;
import io.sluice.waterfall.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that happened to a lead, cycle by cycle, the newest first. */
final class Timeline {

  private static final String NOBODY = "Anyone of the team";

  private final Dossier dossier;
  private final Evidence evidence;
  private final Names names;
  private final UnaryOperator<String> shown;
  private final Links links;
  private final List<Told> told = new ArrayList<>();

  /**
   * @param shown what may be shown of what people wrote
   */
  Timeline(
      Dossier dossier, Evidence evidence, Names names, UnaryOperator<String> shown, Links links) {
    this.dossier = dossier;
    this.evidence = evidence;
    this.names = names;
    this.shown = shown;
    this.links = links;
  }

  private record Told(int cycle, Happening happening) {}

  List<CyclePart> tell() {
    tellAll();
    told.sort(Comparator.comparing((Told each) -> each.happening().at()).reversed());
    var cycles = new ArrayList<>(dossier.cycles());
    Collections.reverse(cycles);
    return cycles.stream().map(this::part).toList();
  }

  private CyclePart part(Cycle cycle) {
    return new CyclePart(
        cycle.cycle(),
        LeadWords.capitalised(cycle.entry())
            + (cycle.enteredBy() == null ? "" : ", entered by " + names.of(cycle.enteredBy())),
        cycle.openedAt(),
        cycle.outcome() == null
            ? null
            : LeadWords.place(cycle.outcome()) + because(cycle.reasonCode()),
        cycle.closedAt(),
        links.instance(cycle.processInstanceKey()).orElse(null),
        told.stream().filter(each -> each.cycle() == cycle.cycle()).map(Told::happening).toList());
  }

  private void tellAll() {
    dossier.ledger().forEach(this::ledger);
    dossier.followUp().assignments().forEach(this::assignment);
    dossier.followUp().steps().forEach(this::step);
    dossier.followUp().decisions().forEach(this::decision);
    dossier.activities().forEach(this::activity);
    dossier.conversations().forEach(this::conversation);
    dossier
        .assessments()
        .forEach(
            found -> add(found.cycle(), found.assessedAt(), "grade", evidence.title(found), null));
    dossier.sleeps().forEach(this::sleep);
    dossier.deliveries().forEach(this::delivery);
    dossier.consents().log().forEach(this::consent);
    dossier.merges().forEach(this::merge);
    dossier
        .overrides()
        .forEach(
            set ->
                add(
                    cycleAt(set.setAt()),
                    set.setAt(),
                    "grade",
                    "%s set %s to %s"
                        .formatted(names.of(set.by()), LeadWords.plain(set.kind()), set.result()),
                    set.reason()));
    dossier
        .withheldTouches()
        .forEach(
            held ->
                add(
                    held.cycle(),
                    held.withheldAt(),
                    "mail",
                    "A mail to them was not sent: " + LeadWords.plain(held.reason()),
                    null));
    dossier
        .reopenings()
        .forEach(
            gone ->
                add(
                    gone.cycle(),
                    gone.foundAt(),
                    "record",
                    "Its process was gone, and another one went on: "
                        + LeadWords.plain(gone.reason()),
                    null));
    dossier
        .enrichments()
        .forEach(
            asked ->
                add(
                    asked.cycle(),
                    asked.askedAt(),
                    "record",
                    "%s was asked about %s: %s"
                        .formatted(
                            LeadWords.capitalised(asked.source()),
                            asked.domain(),
                            LeadWords.plain(asked.outcome())),
                    asked.error()));
    dossier
        .notices()
        .forEach(
            notice ->
                add(
                    notice.cycle(),
                    notice.createdAt(),
                    "record",
                    "%s was told: %s%s"
                        .formatted(
                            names.of(notice.username()),
                            LeadWords.plain(notice.kind()),
                            because(notice.code())),
                    null));
    dossier
        .contacts()
        .forEach(
            named ->
                add(
                    cycleAt(named.addedAt()),
                    named.addedAt(),
                    "record",
                    "%s was named as %s".formatted(named.name(), LeadWords.plain(named.role())),
                    null));
    Optional.ofNullable(dossier.customer())
        .ifPresent(customer -> customer.answers().forEach(this::care));
  }

  private void ledger(LedgerEntry entry) {
    var by = entry.owner() == null ? "" : " by " + names.of(entry.owner());
    if (entry.stage().equals(Stage.REJECTED.code())) {
      add(
          entry.cycle(),
          entry.reachedAt(),
          "late",
          "Rejected%s%s".formatted(by, because(entry.reasonCode())),
          null);
    } else if (isOutcome(entry.stage())) {
      add(
          entry.cycle(),
          entry.reachedAt(),
          "stage",
          LeadWords.place(entry.stage()) + because(entry.reasonCode()),
          null);
    } else {
      var worth =
          entry.expectedValue() == null
              ? ""
              : ", worth $%s%s"
                  .formatted(
                      Evidence.rounded(entry.expectedValue()),
                      entry.expectedCloseDate() == null
                          ? ""
                          : ", to close by " + entry.expectedCloseDate());
      add(
          entry.cycle(),
          entry.reachedAt(),
          "stage",
          "Came to %s%s%s".formatted(LeadWords.place(entry.stage()), by, worth),
          null);
    }
  }

  private static boolean isOutcome(String stage) {
    return Arrays.stream(Outcome.values()).anyMatch(outcome -> outcome.code().equals(stage));
  }

  private void assignment(Assignment given) {
    var task = task(given.task());
    var holder =
        given.username() == null
            ? "the queue " + LeadWords.plain(given.queue() == null ? given.team() : given.queue())
            : names.of(given.username());
    add(
        given.cycle(),
        new Happening(
            given.assignedAt(),
            "task",
            Phrase.of("%s was given to %s (%s)", task, holder, LeadWords.plain(given.cause()))
                .at(", due ", given.dueAt()),
            null));
    if (given.answeredAt() != null) {
      add(
          given.cycle(),
          given.answeredAt(),
          "task",
          "%s answered %s: %s%s"
              .formatted(
                  holderOr(given.username()),
                  task,
                  LeadWords.plain(given.outcome()),
                  because(given.reasonCode())),
          null);
    } else if (given.releasedBecause() != null && given.endedAt() != null) {
      add(
          given.cycle(),
          given.endedAt(),
          "task",
          "%s was taken from %s: %s"
              .formatted(task, holder, LeadWords.plain(given.releasedBecause())),
          null);
    }
    if (given.breachedAt() != null) {
      add(given.cycle(), given.breachedAt(), "late", "%s became late".formatted(task), null);
    }
  }

  private void step(Step step) {
    var task = task(step.task());
    var who = holderOr(step.username());
    var what =
        switch (step.step()) {
          case "reminded" -> "%s was reminded of %s".formatted(who, task);
          case "reassigned" -> "%s was taken from %s, who had not answered".formatted(task, who);
          case "escalated" ->
              "A manager was asked what is to become of %s: %s had not answered"
                  .formatted(task, who);
          case "given-up" -> "%s was given up: nobody had answered".formatted(task);
          default -> "%s: %s".formatted(task, LeadWords.plain(step.step()));
        };
    add(step.cycle(), step.takenAt(), step.step().equals("reminded") ? "task" : "late", what, null);
  }

  private void decision(ManagerDecision decision) {
    var to = decision.assignTo() == null ? "" : " to " + names.of(decision.assignTo());
    add(
        decision.cycle(),
        decision.decidedAt(),
        "task",
        "%s decided on %s: %s%s%s"
            .formatted(
                names.orElse(decision.username(), "A manager"),
                task(decision.task()),
                LeadWords.plain(decision.outcome()),
                to,
                because(decision.reasonCode())),
        decision.note());
  }

  private void activity(Activity activity) {
    var by = activity.username() == null ? "" : ", with " + names.of(activity.username());
    var machine =
        activity.notCountedBecause() == null
            ? ""
            : " – a machine did it, so it does not count (%s)"
                .formatted(LeadWords.plain(activity.notCountedBecause()));
    add(
        cycleAt(activity.occurredAt()),
        activity.occurredAt(),
        "did",
        LeadWords.capitalised(activity.activity()) + by + machine,
        activity.note());
  }

  private void conversation(Conversation held) {
    var whom = held.contact() == null ? "" : " with " + held.contact();
    add(
        held.cycle(),
        new Happening(
            held.recordedAt(),
            "talk",
            Phrase.of(
                    "%s %d%s by %s: %s, %s%s",
                    LeadWords.capitalised(held.channel()),
                    held.attempt(),
                    whom,
                    names.orElse(held.username(), "the team"),
                    LeadWords.plain(held.result()),
                    LeadWords.plain(held.outcome()),
                    because(held.reasonCode()))
                .at("; next ", held.attemptAt()),
            shown.apply(held.note())));
  }

  private void sleep(Sleep sleep) {
    add(
        sleep.cycle(),
        new Happening(
            sleep.sleptAt(),
            "sleep",
            sleep.archived()
                ? Phrase.of("Archived")
                : Phrase.of("Fell asleep on the track %s", LeadWords.plain(sleep.track()))
                    .at(" until ", sleep.wakeAt()),
            null));
    if (sleep.endedAt() != null) {
      add(
          sleep.cycle(),
          sleep.endedAt(),
          "sleep",
          "Slept no longer, by " + LeadWords.plain(sleep.endedBy()),
          null);
    }
  }

  private void delivery(Delivery sent) {
    var to = sent.username() == null ? "them" : names.of(sent.username());
    var what =
        sent.channel().equals("mail")
            ? "Mail to %s%s"
                .formatted(to, sent.subject() == null ? "" : ": “" + sent.subject() + "”")
            : "Message to the team’s channel: " + LeadWords.plain(sent.kind());
    var state = sent.state().equals("sent") ? "" : " – " + sent.state();
    add(
        sent.cycle(),
        sent.sentAt() == null ? sent.createdAt() : sent.sentAt(),
        "mail",
        what + state,
        sent.lastError());
  }

  private void consent(ConsentEntry said) {
    var what = "%s by %s".formatted(LeadWords.plain(said.purpose()), said.channel());
    var by = said.enteredBy() == null ? "" : ", entered by " + names.of(said.enteredBy());
    add(
        cycleAt(said.occurredAt()),
        said.occurredAt(),
        "record",
        "%s %s (%s%s)"
            .formatted(
                said.state().equals("granted") ? "Agreed to" : "Took back",
                what,
                LeadWords.plain(said.source()),
                by),
        null);
  }

  private void merge(Merge merge) {
    add(
        cycleAt(merge.mergedAt()),
        merge.mergedAt(),
        "record",
        "%s merged it with another lead, as they are one person"
            .formatted(names.of(merge.mergedBy())),
        merge.reason());
    if (merge.undoneAt() != null) {
      add(
          cycleAt(merge.undoneAt()),
          merge.undoneAt(),
          "record",
          "%s took the merge back".formatted(names.of(merge.undoneBy())),
          null);
    }
  }

  private void care(CareAnswer answer) {
    add(
        answer.cycle(),
        answer.answeredAt(),
        "talk",
        Stream.of(
                "%s answered %s: %s%s"
                    .formatted(
                        holderOr(answer.username()),
                        task(answer.task()),
                        LeadWords.plain(answer.outcome()),
                        because(answer.reasonCode())),
                answer.goal() == null ? null : "their goal: " + answer.goal())
            .filter(part -> part != null)
            .collect(Collectors.joining("; ")),
        answer.note());
  }

  private void add(int cycle, Instant at, String kind, String what, String detail) {
    add(cycle, new Happening(at, kind, Phrase.of(shown.apply(what)), shown.apply(detail)));
  }

  private void add(int cycle, Happening happening) {
    told.add(new Told(cycle, happening));
  }

  /** In which cycle it was; what came before the first one led to that. */
  private int cycleAt(Instant at) {
    return dossier.cycles().stream()
        .filter(cycle -> !cycle.openedAt().isAfter(at))
        .reduce((earlier, later) -> later)
        .or(() -> dossier.cycles().stream().findFirst())
        .map(Cycle::cycle)
        .orElse(0);
  }

  private String holderOr(String username) {
    return names.orElse(username, NOBODY);
  }

  private static String task(String code) {
    return "“" + LeadWords.capitalised(code) + "”";
  }

  private static String because(String reasonCode) {
    return reasonCode == null ? "" : ": " + LeadWords.plain(reasonCode);
  }
}
