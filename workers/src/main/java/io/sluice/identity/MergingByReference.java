package io.sluice.identity;

import io.sluice.consent.ConsentLog;
import io.sluice.identity.ConsentDifferences.Differences;
import io.sluice.lead.Entry;
import io.sluice.lead.LeadAliases;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadFacts;
import io.sluice.lead.LeadMerged;
import io.sluice.lead.Sleep;
import io.sluice.lead.SleepEnd;
import io.sluice.lead.Sleepers;
import io.sluice.lead.Suppressions;
import io.sluice.waterfall.StageLedger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class MergingByReference implements Merging {

  private static final Logger log = LoggerFactory.getLogger(MergingByReference.class);

  private final LeadAliases aliases;
  private final Merges merges;
  private final ConsentDifferences differences;
  private final ConsentLog consents;
  private final Suppressions suppressions;
  private final LeadCycles cycles;
  private final StageLedger ledger;
  private final Sleepers sleepers;
  private final LeadFacts facts;
  private final Comeback comeback;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MergingByReference(
      LeadAliases aliases,
      Merges merges,
      ConsentDifferences differences,
      ConsentLog consents,
      Suppressions suppressions,
      LeadCycles cycles,
      StageLedger ledger,
      Sleepers sleepers,
      LeadFacts facts,
      Comeback comeback,
      ApplicationEventPublisher events,
      Clock clock) {
    this.aliases = aliases;
    this.merges = merges;
    this.differences = differences;
    this.consents = consents;
    this.suppressions = suppressions;
    this.cycles = cycles;
    this.ledger = ledger;
    this.sleepers = sleepers;
    this.facts = facts;
    this.comeback = comeback;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional
  public MergeOutcome merge(MergeRequest request) {
    aliases.holdAlone();
    var asked = List.of(request.leadId(), request.duplicateId());
    if (request.leadId().equals(request.duplicateId())) {
      return new MergeOutcome.Refused("same-lead", "Name two leads: these are one already.");
    }
    if (merges.sortByAge(asked).size() < 2) {
      return new MergeOutcome.Refused(
          "unknown-lead", "Name two leads that are here: at least one of the ids is none's.");
    }
    var two = merges.sortByAge(asked.stream().map(aliases::survivorOf).distinct().toList());
    return two.size() == 1
        ? asBefore(request, two.getFirst())
        : merge(two.getFirst(), two.getLast(), request);
  }

  /** Of the two, one is an alias of the other, or both are of a third. */
  private MergeOutcome asBefore(MergeRequest request, UUID survivor) {
    var alias = request.duplicateId().equals(survivor) ? request.leadId() : request.duplicateId();
    return new MergeOutcome.Merged(merges.findOfAlias(alias).orElseThrow(), survivor, alias);
  }

  private MergeOutcome merge(UUID leadId, UUID duplicateId, MergeRequest request) {
    aliases.holdLeads(
        Stream.of(leadId, duplicateId).map(aliases::membersOf).flatMap(List::stream).toList());
    var differ = differences.between(leadId, duplicateId);
    if (!differ.isNone() && !request.strictestConsent()) {
      return new MergeOutcome.Refused(
          "consent-differs",
          "What they allow differs: %s. Ask for the strictest to hold for both, or leave them apart."
              .formatted(String.join("; ", differ.words())));
    }
    var open = lockOpen(leadId);
    var duplicates = lockOpen(duplicateId);
    if (isWithSales(duplicates) && !isWithSales(open)) {
      return new MergeOutcome.Refused("duplicate-is-further", further(leadId, duplicates.get()));
    }
    var leftAlone =
        suppressions.findReason(leadId).isPresent()
            || suppressions.findReason(duplicateId).isPresent();
    var merge =
        new Merge(
            UUID.randomUUID(),
            leadId,
            duplicateId,
            request.by(),
            request.reason(),
            request.strictestConsent(),
            clock.instant(),
            leftAlone ? open.map(LeadCycle::cycle).orElse(null) : null,
            leftAlone ? slept(leadId) : null,
            duplicates.map(LeadCycle::cycle).orElse(null),
            slept(duplicateId),
            null,
            null);
    merges.record(merge);
    carryOver(merge, differ);
    merges.link(merge);
    bring(merge);
    sleepers.end(duplicateId, SleepEnd.MERGE);
    duplicates.ifPresent(cycle -> events.publishEvent(new LeadMerged(duplicateId)));
    goOn(merge, open, duplicates, leftAlone);
    log.info("Lead {} is an alias of lead {} from now on", duplicateId, leadId);
    return new MergeOutcome.Merged(merge.mergeId(), leadId, duplicateId);
  }

  /** Whoever waited for a cycle that has ended meanwhile finds the one that follows it. */
  private Optional<LeadCycle> lockOpen(UUID leadId) {
    return cycles.lockOpen(leadId).or(() -> cycles.lockOpen(leadId));
  }

  private Integer slept(UUID leadId) {
    return sleepers.find(leadId).map(Sleep::cycle).orElse(null);
  }

  private boolean isWithSales(Optional<LeadCycle> open) {
    return open.filter(
            cycle ->
                cycle.isOfCustomer()
                    || cycle.entry().equals(Entry.EXPANSION.code())
                    || ledger.isWithSales(cycle.leadId(), cycle.cycle()))
        .isPresent();
  }

  private static String further(UUID leadId, LeadCycle further) {
    return "Lead %s was captured first and would survive, but sales has accepted lead %s or it is a customer, in cycle %d, which a merge would withdraw: end that cycle first, or work the other lead as far."
        .formatted(leadId, further.leadId(), further.cycle());
  }

  private void carryOver(Merge merge, Differences differ) {
    if (differ.suppressed() != null) {
      var other = differ.suppressed().equals(merge.leadId()) ? merge.duplicateId() : merge.leadId();
      aliases
          .membersOf(other)
          .forEach(member -> suppressions.suppressWith(differ.suppressed(), member));
    }
    differ
        .withdrawn()
        .forEach(
            withdrawn ->
                consents.withdrawWith(withdrawn.other(), withdrawn.topic(), merge.mergeId()));
  }

  private void bring(Merge merge) {
    merges.bringNames(merge.duplicateId(), merge.leadId(), merge.mergeId());
    facts.bring(merge.duplicateId(), merge.leadId(), merge.mergeId());
  }

  /** What was under way with the duplicate goes on with the one that survives. */
  private void goOn(
      Merge merge, Optional<LeadCycle> open, Optional<LeadCycle> duplicates, boolean leftAlone) {
    if (leftAlone) {
      sleepers.end(merge.leadId(), SleepEnd.MERGE);
      open.ifPresent(cycle -> events.publishEvent(new LeadMerged(merge.leadId())));
    } else if (open.isEmpty() && duplicates.isPresent()) {
      sleepers.end(merge.leadId(), SleepEnd.MERGE);
      comeback.open(merge.leadId(), Entry.ofCode(duplicates.get().entry()));
    }
  }

  @Override
  @Transactional
  public UndoOutcome undo(UUID mergeId, String by) {
    aliases.holdAlone();
    var found = merges.find(mergeId);
    if (found.isEmpty()) {
      return new UndoOutcome.Refused("unknown-merge", "No merge has this id.");
    }
    var merge = found.get();
    if (merge.undoneAt() != null) {
      return new UndoOutcome.Refused(
          "already-undone", "It was taken back at %s.".formatted(merge.undoneAt()));
    }
    var since = merges.findOfAlias(merge.leadId());
    if (since.isPresent()) {
      return new UndoOutcome.Refused(
          "merged-since",
          "The lead that survived was merged since: take back merge %s first."
              .formatted(since.get()));
    }
    aliases.holdLeads(aliases.membersOf(merge.leadId()));
    if (lockOpen(merge.duplicateId()).isPresent()) {
      return new UndoOutcome.Refused(
          "still-ending",
          "The process of lead %s is being ended since the merge: try again in some seconds."
              .formatted(merge.duplicateId()));
    }
    return undo(merge, by);
  }

  private UndoOutcome undo(Merge merge, String by) {
    var cameIn = merges.unlink(merge, by);
    merges.takeNamesBack(merge);
    facts.takeBack(merge.leadId(), merge.mergeId());
    merges.findOf(merge.leadId()).forEach(this::bring);
    suppressions.part(aliases.membersOf(merge.leadId()), aliases.membersOf(merge.duplicateId()));
    comeback.of(merge.leadId(), merge.leadCycle(), merge.leadSleep(), false);
    var cycle =
        comeback.of(merge.duplicateId(), merge.duplicateCycle(), merge.duplicateSleep(), cameIn);
    log.info("Lead {} is no alias of lead {} any more", merge.duplicateId(), merge.leadId());
    return new UndoOutcome.Undone(merge.leadId(), merge.duplicateId(), cycle);
  }
}
