package io.sluice.leads.page;

import io.sluice.access.Viewer;
import io.sluice.dossier.Dossier;
import io.sluice.dossier.Dossier.AccountOpportunity;
import io.sluice.dossier.Dossier.Conversation;
import io.sluice.dossier.Dossier.LeadContact;
import io.sluice.leads.LeadSight;
import io.sluice.leads.LeadSight.Colleagues;
import io.sluice.leads.LeadWords;
import io.sluice.leads.page.LeadPage.AccountPart;
import io.sluice.leads.page.LeadPage.AliasPart;
import io.sluice.leads.page.LeadPage.ContactPart;
import io.sluice.leads.page.LeadPage.ConversationPart;
import io.sluice.leads.page.LeadPage.OpportunityPart;
import io.sluice.leads.page.RepNames.Names;
import io.sluice.page.PhoneMask;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the whole story of a lead to whoever may see it. */
@Component
class LeadStory {

  private final LeadSight sight;
  private final RepNames reps;
  private final Links links;
  private final Clock clock;

  LeadStory(LeadSight sight, RepNames reps, Links links, Clock clock) {
    this.sight = sight;
    this.reps = reps;
    this.links = links;
    this.clock = clock;
  }

  LeadPage tell(Dossier dossier, Viewer viewer) {
    var names = reps.read();
    var now = clock.instant();
    UnaryOperator<String> shown = viewer.seesPhones() ? UnaryOperator.identity() : new PhoneMask();
    var evidence = new Evidence(dossier, names);
    var clocks = new Clocks(dossier, names, now).tell();
    var cycle = dossier.cycles().isEmpty() ? null : dossier.cycles().getLast();
    var place = place(dossier);
    var isTaskOpen =
        cycle != null
            && cycle.closedAt() == null
            && dossier.followUp().assignments().stream()
                .anyMatch(task -> task.cycle() == cycle.cycle() && task.endedAt() == null);
    return new LeadPage(
        dossier.leadId(),
        name(dossier),
        joined(", ", dossier.facts().jobTitle(), dossier.facts().company()),
        place,
        LeadWords.place(place),
        LeadWords.meaning(place),
        evidence.grade().orElse(null),
        dossier.owner() == null ? null : names.of(dossier.owner()),
        value(dossier, evidence).orElse(null),
        origin(dossier),
        dossier.facts().capturedAt(),
        clocks.stream().anyMatch(each -> each.standing().equals("late")),
        dossier.aliasAskedFor(),
        cycle == null ? null : links.instance(cycle.processInstanceKey()).orElse(null),
        isTaskOpen ? links.tasks().orElse(null) : null,
        new WhyHere(dossier, evidence, names, now).tell(),
        new FactSheet(dossier, names).tell(viewer.seesPhones()),
        clocks,
        conversations(dossier, names, shown),
        dossier.contacts().stream().map(each -> contact(each, viewer.seesPhones())).toList(),
        evidence.parts(),
        dossier.consents().current(),
        account(dossier, names, viewer),
        new Timeline(dossier, evidence, names, shown, links).tell(),
        dossier.aliases().stream().map(alias -> alias(alias, names, shown)).toList());
  }

  /** The last place of its latest cycle, or how that one ended. */
  private static String place(Dossier dossier) {
    if (dossier.cycles().isEmpty()) {
      return "inquiry";
    }
    var outcome = dossier.cycles().getLast().outcome();
    var stage = dossier.stage().equals("inquiry pending") ? "inquiry" : dossier.stage();
    return Objects.requireNonNullElse(outcome, stage);
  }

  private static String name(Dossier dossier) {
    var name = joined(" ", dossier.facts().firstName(), dossier.facts().lastName());
    return name.isEmpty() ? dossier.facts().email() : name;
  }

  private static String origin(Dossier dossier) {
    return joined(
        ", ",
        LeadWords.plain(dossier.facts().source()),
        LeadWords.plain(dossier.facts().channel()));
  }

  /** What sales expect, and before that what the value of such leads is. */
  private static Optional<String> value(Dossier dossier, Evidence evidence) {
    return dossier.ledger().stream()
        .filter(entry -> entry.expectedValue() != null)
        .reduce((earlier, later) -> later)
        .map(entry -> "$" + Evidence.rounded(entry.expectedValue()))
        .or(
            () ->
                evidence
                    .latest(Evidence.VALUE)
                    .map(assessed -> "about $" + Evidence.rounded(assessed.total())));
  }

  private static List<ConversationPart> conversations(
      Dossier dossier, Names names, UnaryOperator<String> shown) {
    var parts =
        new ArrayList<>(
            dossier.conversations().stream().map(each -> part(each, names, shown)).toList());
    Collections.reverse(parts);
    return parts;
  }

  private static ConversationPart part(
      Conversation held, Names names, UnaryOperator<String> shown) {
    var next =
        held.nextStep() == null
            ? null
            : joined(" on ", held.nextStep(), Objects.toString(held.nextStepOn(), ""));
    return new ConversationPart(
        "%s %d".formatted(LeadWords.capitalised(held.channel()), held.attempt()),
        names.orElse(held.username(), "the team"),
        joined(
            ": ",
            joined(", ", LeadWords.plain(held.result()), LeadWords.plain(held.outcome())),
            LeadWords.plain(held.reasonCode())),
        Stream.of(
                finding("Need", held.need(), held.needEvidence()),
                finding("Timing", held.timing(), held.timingEvidence()),
                finding("Authority", held.authority(), held.authorityEvidence()),
                finding("Budget", held.budget(), held.budgetEvidence()))
            .flatMap(Optional::stream)
            .map(shown)
            .toList(),
        shown.apply(next),
        shown.apply(held.note()),
        held.recordedAt());
  }

  private static Optional<String> finding(String what, String verdict, String evidence) {
    return Optional.ofNullable(verdict)
        .map(said -> joined(" – ", what + " " + LeadWords.plain(said), evidence));
  }

  private static ContactPart contact(LeadContact named, boolean phones) {
    return new ContactPart(
        named.name(),
        LeadWords.capitalised(named.role()),
        named.jobTitle(),
        joined(" · ", phones ? named.phone() : null, named.email()));
  }

  /** How many are at a company, and which of them, is told of those whom they may see alone. */
  private AccountPart account(Dossier dossier, Names names, Viewer viewer) {
    var account = dossier.account();
    if (account == null) {
      return null;
    }
    var open = account.opportunities();
    var colleagues =
        sight.colleagues(
            viewer, dossier.leadId(), open.stream().map(AccountOpportunity::leadId).toList());
    return new AccountPart(
        account.name(),
        String.join(", ", account.domains()),
        colleagues.people(),
        open.stream().map(each -> opportunity(each, names, colleagues)).toList());
  }

  private static OpportunityPart opportunity(
      AccountOpportunity open, Names names, Colleagues colleagues) {
    return new OpportunityPart(
        colleagues.seen().contains(open.leadId()) ? open.leadId() : null,
        Phrase.of(
                "An opportunity at %s, which %s has",
                LeadWords.place(open.stage()), names.orElse(open.owner(), "nobody yet"))
            .at(", since ", open.since()));
  }

  private AliasPart alias(Dossier alias, Names names, UnaryOperator<String> shown) {
    return new AliasPart(
        name(alias),
        alias.leadId(),
        new Timeline(alias, new Evidence(alias, names), names, shown, links).tell());
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(between));
  }
}
