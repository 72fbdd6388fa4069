package io.sluice.lead;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.sluice.engagement.EngagementLog;
import io.sluice.engagement.NewEngagement;
import io.sluice.lead.BulkLeads.Owner;
import io.sluice.lead.BulkRegistration.Entered;
import io.sluice.lead.BulkRegistration.Suppressed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters many submissions at once, as if each had been given to {@link LeadRegister} in their
 * order. Whoever is new, and whoever is known and says nothing that tells their account, is entered
 * with a handful of statements; only the rest goes one by one.
 *
 * <p>Whatever is locked is locked in one order: first this as a whole, then merges are held off,
 * then addresses, leads and the accounts that are founded, each kind in the order of its keys. A
 * single submission takes one of each in the same order. So none of them waits in a circle, but for
 * one that moves the last lead of an account away while this reaches for the one it moves to: then
 * PostgreSQL ends one of the two, and the caller repeats it.
 */
@Service
public class BulkRegister {

  /** Any number that nobody else uses: it says "bulk" in ASCII. */
  private static final long LOCK = 0x62756c6bL;

  private final JdbcClient jdbc;
  private final LeadAliases aliases;
  private final Suppressions suppressions;
  private final BulkLeads leads;
  private final BulkFacts facts;
  private final LeadCycles cycles;
  private final Sleepers sleepers;
  private final EngagementLog engagements;
  private final AccountMatching accounts;
  private final LeadRegister register;
  private final Clock clock;

  BulkRegister(
      JdbcClient jdbc,
      LeadAliases aliases,
      Suppressions suppressions,
      BulkLeads leads,
      BulkFacts facts,
      LeadCycles cycles,
      Sleepers sleepers,
      EngagementLog engagements,
      AccountMatching accounts,
      LeadRegister register,
      Clock clock) {
    this.jdbc = jdbc;
    this.aliases = aliases;
    this.suppressions = suppressions;
    this.leads = leads;
    this.facts = facts;
    this.cycles = cycles;
    this.sleepers = sleepers;
    this.engagements = engagements;
    this.accounts = accounts;
    this.register = register;
    this.clock = clock;
  }

  /**
   * Waits until nobody else enters many at once, and keeps them waiting until the transaction ends.
   * Single submissions go on meanwhile.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold() {
    jdbc.sql("select 1 from pg_advisory_xact_lock(:lock)")
        .param("lock", LOCK)
        .query(Integer.class)
        .single();
  }

  /**
   * Enters what may be entered. Runs inside the caller's transaction, so that all of it and the
   * messages that start the processes are committed together or not at all.
   *
   * @return what became of each, in the order of the submissions
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<BulkRegistration> register(List<Submission> submissions) {
    if (submissions.isEmpty()) {
      return List.of();
    }
    hold();
    aliases.hold();
    var rows =
        IntStream.range(0, submissions.size())
            .mapToObj(turn -> BulkRow.of(turn, submissions.get(turn)))
            .toList();
    return new Run(rows, clock.instant()).outcomes();
  }

  /** One call. */
  private final class Run {

    private final List<BulkRow> rows;
    private final Instant now;
    private final BulkRegistration[] outcomes;
    private final Map<String, UUID> entered = new HashMap<>();
    private final Map<String, Owner> owners = new HashMap<>();

    Run(List<BulkRow> rows, Instant now) {
      this.rows = rows;
      this.now = now;
      this.outcomes = new BulkRegistration[rows.size()];
    }

    List<BulkRegistration> outcomes() {
      takeAddresses(refuse());
      var fresh = new LinkedHashMap<BulkRow, UUID>();
      var known = new ArrayList<BulkRow>();
      var met = new HashSet<String>();
      for (var row : rows) {
        if (outcomes[row.turn()] == null) {
          if (entered.containsKey(row.emailKey()) && met.add(row.emailKey())) {
            fresh.put(row, entered.get(row.emailKey()));
          } else {
            known.add(row);
          }
        }
      }
      enterNew(fresh);
      var turns =
          accounts.inTurn(
              fresh.entrySet().stream().map(row -> row.getKey().member(row.getValue())).toList());
      for (var row : enterKnown(known)) {
        turns.before(row.turn());
        outcomes[row.turn()] = new Entered(register.enter(row.submission()));
      }
      turns.finish();
      return List.of(outcomes);
    }

    /**
     * Refuses those who must be left alone by a list.
     *
     * @return why each of their addresses, as they are compared
     */
    private Map<String, String> refuse() {
      var listed = suppressions.findListed(rows.stream().map(BulkRow::email).collect(toSet()));
      var why = new HashMap<String, String>();
      rows.stream()
          .filter(row -> listed.containsKey(row.email()))
          .forEach(row -> why.put(row.emailKey(), listed.get(row.email())));
      return why;
    }

    /** Takes the addresses that are nobody's, and holds the leads whose the others are. */
    private void takeAddresses(Map<String, String> listed) {
      var all = rows.stream().map(BulkRow::emailKey).collect(toSet());
      var open = new TreeMap<String, UUID>();
      all.stream()
          .filter(key -> !listed.containsKey(key))
          .forEach(key -> open.put(key, UUID.randomUUID()));
      while (!open.isEmpty()) {
        leads.take(open, now).forEach(key -> entered.put(key, open.remove(key)));
        owners.putAll(leads.findOwners(open.keySet()));
        open.keySet().removeAll(owners.keySet());
      }
      owners.putAll(leads.findOwners(listed.keySet()));
      leaveAlone(listed, holdOwners());
      entered.forEach((key, leadId) -> owners.put(key, new Owner(leadId, leadId)));
    }

    private Map<UUID, String> holdOwners() {
      if (owners.isEmpty()) {
        return Map.of();
      }
      var people = new TreeSet<UUID>();
      for (var owner : owners.values()) {
        people.add(owner.leadId());
        if (owner.isAlias()) {
          people.addAll(aliases.membersOf(owner.survivor()));
        }
      }
      aliases.holdLeads(people);
      return leads.findSuppressed(people);
    }

    private void leaveAlone(Map<String, String> listed, Map<UUID, String> suppressed) {
      for (var row : rows) {
        var owner = owners.get(row.emailKey());
        var why = owner == null ? null : suppressed.get(owner.leadId());
        if (why == null) {
          why = listed.get(row.emailKey());
        }
        if (why != null) {
          outcomes[row.turn()] = new Suppressed(why);
        }
      }
    }

    private void enterNew(Map<BulkRow, UUID> fresh) {
      if (fresh.isEmpty()) {
        return;
      }
      leads.insert(fresh, now);
      facts.note(
          fresh.entrySet().stream()
              .map(
                  row -> {
                    var given = row.getKey().facts();
                    return new BulkFacts.Said(
                        row.getValue(), List.copyOf(given.keySet()), given, row.getKey().origin());
                  })
              .toList());
      record(fresh);
      open(fresh);
    }

    /**
     * Enters those that change nothing that their account is told by.
     *
     * @return the others, and what comes after one of them from the same person, in their order
     */
    private List<BulkRow> enterKnown(List<BulkRow> known) {
      var oneByOne = new ArrayList<BulkRow>();
      var people = new HashSet<UUID>();
      var left = known;
      while (!left.isEmpty()) {
        var first = new LinkedHashMap<UUID, BulkRow>();
        var later = new ArrayList<BulkRow>();
        for (var row : left) {
          var owner = owners.get(row.emailKey());
          if (owner.isAlias() || people.contains(owner.survivor())) {
            people.add(owner.survivor());
            oneByOne.add(row);
          } else if (first.putIfAbsent(owner.leadId(), row) != null) {
            later.add(row);
          }
        }
        for (var row : enterFirst(first)) {
          people.add(owners.get(row.emailKey()).survivor());
          oneByOne.add(row);
        }
        left = later;
      }
      oneByOne.sort(Comparator.comparingInt(BulkRow::turn));
      return oneByOne;
    }

    /**
     * @return those that are not entered
     */
    private List<BulkRow> enterFirst(Map<UUID, BulkRow> rowsByLead) {
      if (rowsByLead.isEmpty()) {
        return List.of();
      }
      var knownFacts = facts.findKnown(rowsByLead.keySet());
      var changes = new ArrayList<BulkChange>();
      var others = new ArrayList<BulkRow>();
      rowsByLead.forEach(
          (leadId, row) -> {
            var known = knownFacts.get(leadId);
            var change = FactChange.of(known, row.facts(), row.origin());
            if (LeadFacts.tellAccount(change.changed())) {
              others.add(row);
            } else {
              changes.add(new BulkChange(leadId, row, change, country(known)));
            }
          });
      leads.update(changes);
      facts.note(changes.stream().map(BulkChange::said).toList());
      var rows =
          changes.stream()
              .collect(toMap(BulkChange::row, BulkChange::leadId, (a, b) -> a, LinkedHashMap::new));
      record(rows);
      follow(rows);
      return others;
    }

    private static String country(Collection<KnownFact> known) {
      return known.stream()
          .filter(fact -> fact.fact() == Fact.COUNTRY)
          .findFirst()
          .map(KnownFact::value)
          .orElse(null);
    }

    private void record(Map<BulkRow, UUID> byRow) {
      if (byRow.isEmpty()) {
        return;
      }
      engagements.recordAll(
          byRow.entrySet().stream()
              .map(
                  row -> {
                    var said = row.getKey().submission();
                    return new NewEngagement(
                        UUID.randomUUID(),
                        row.getValue(),
                        said.activity(),
                        said.occurredAt(),
                        said.enteredBy(),
                        null,
                        null,
                        said.note());
                  })
              .toList(),
          now);
    }

    /** Whoever is under way goes on, and whoever sleeps or is at an end starts anew. */
    private void follow(Map<BulkRow, UUID> byRow) {
      if (byRow.isEmpty()) {
        return;
      }
      var open =
          cycles.findOpen(byRow.values()).stream()
              .collect(toMap(LeadCycle::leadId, LeadCycle::cycle));
      var ended = new LinkedHashMap<BulkRow, UUID>();
      byRow.forEach(
          (row, leadId) -> {
            if (open.containsKey(leadId)) {
              outcomes[row.turn()] =
                  new Entered(new Registration.Engaged(leadId, open.get(leadId), leadId));
            } else {
              ended.put(row, leadId);
            }
          });
      if (!ended.isEmpty()) {
        sleepers.hold(ended.values());
        sleepers.endAll(ended.values(), SleepEnd.SUBMISSION);
        open(ended);
      }
    }

    private void open(Map<BulkRow, UUID> byRow) {
      var submissions = new LinkedHashMap<UUID, Submission>();
      byRow.forEach((row, leadId) -> submissions.put(leadId, row.submission()));
      var opened = cycles.openAll(submissions, now);
      byRow.forEach(
          (row, leadId) ->
              outcomes[row.turn()] =
                  new Entered(new Registration.CycleOpened(leadId, opened.get(leadId), leadId)));
    }
  }
}
