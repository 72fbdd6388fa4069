package io.sluice.lead;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what is known of leads, and where each fact came from. No source overwrites what a person
 * entered; a person overwrites what a source found.
 */
@Repository
public class LeadFacts {

  /** Each fact of a lead {@code l} with its value. */
  static final String COLUMNS =
      Arrays.stream(Fact.values())
          .map(fact -> "('%s', l.%s::text)".formatted(fact.code(), fact.column()))
          .collect(joining(", "));

  private static final Set<Fact> TELL_ACCOUNT =
      EnumSet.of(Fact.WEBSITE, Fact.COMPANY, Fact.COUNTRY);

  private static final String BRING =
      """
      insert into lead_fact (lead_id, fact, value, source, entered_by, observed_at, merge_id)
      select :leadId, theirs.fact, theirs.value, coalesce(said.source, 'submission'),
        said.entered_by, coalesce(said.observed_at, l.captured_at), :mergeId
      from lead l
      cross join lateral (values %s) theirs (fact, value)
      left join lateral (
        select * from lead_fact p where p.lead_id = l.lead_id and p.fact = theirs.fact
        order by p.lead_fact_id desc limit 1
      ) said on true
      where l.lead_id = :duplicateId and theirs.value is not null
        and theirs.fact = any(:facts::text[])
      returning fact, value
      """
          .formatted(COLUMNS);

  private static final String BROUGHT_LAST =
      """
      select fact from lead_fact brought
      where lead_id = :leadId and merge_id = :mergeId and not exists (
        select from lead_fact later where later.lead_id = brought.lead_id
          and later.fact = brought.fact and later.lead_fact_id > brought.lead_fact_id
          and later.merge_id is distinct from brought.merge_id)
      """;

  private final JdbcClient jdbc;
  private final AccountKeys accounts;
  private final PhoneKeys phones;
  private final Suppressions suppressions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LeadFacts(
      JdbcClient jdbc,
      AccountKeys accounts,
      PhoneKeys phones,
      Suppressions suppressions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.phones = phones;
    this.suppressions = suppressions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A rep sets what they know. The same again changes nothing.
   *
   * @param given null clears a fact; then it is unknown, no source fills it again, and only a
   *     person does
   * @return what has another value now
   * @throws SuppressedException when this person must be left alone
   */
  @Transactional
  public Set<Fact> enter(UUID leadId, Map<Fact, String> given, String username) {
    suppressions.refuse(leadId);
    return change(leadId, given, FactOrigin.rep(username, clock.instant()));
  }

  /**
   * Fills what is unknown, or what a source filled before.
   *
   * @return what has another value now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<Fact> fill(UUID leadId, Map<Fact, String> found, FactOrigin source) {
    return change(leadId, found, source);
  }

  /**
   * The domain of the lead's company; empty where neither the address nor the website tells it, as
   * with a free-mail provider.
   */
  public Optional<String> findCompanyDomain(UUID leadId) {
    return jdbc.sql("select account_key from lead where lead_id = :leadId and account_key <> ''")
        .param("leadId", leadId)
        .query(String.class)
        .optional();
  }

  /** What a source may look for: what nobody has ever said, nor cleared. */
  public Set<Fact> findMissingFirmographics(UUID leadId) {
    return known(leadId, "").stream()
        .filter(KnownFact::isNeverSaid)
        .map(KnownFact::fact)
        .filter(Fact.FIRMOGRAPHICS::contains)
        .collect(toUnmodifiableSet());
  }

  /** Writes, and says so where something changed. */
  Set<Fact> change(UUID leadId, Map<Fact, String> given, FactOrigin origin) {
    var changed = write(leadId, given, origin);
    if (!changed.isEmpty()) {
      events.publishEvent(new FactsChanged(leadId));
    }
    return changed;
  }

  /** Writes those of the facts that may be written, and returns those with another value now. */
  Set<Fact> write(UUID leadId, Map<Fact, String> given, FactOrigin origin) {
    var change = FactChange.of(known(leadId, "for no key update of l"), given, origin);
    update(leadId, change.changed(), given);
    note(leadId, change.written(), given, origin);
    keepKeys(leadId, change.changed());
    return change.changed();
  }

  private void keepKeys(UUID leadId, Set<Fact> changed) {
    if (tellAccount(changed)) {
      accounts.keep(leadId);
    }
    if (!Collections.disjoint(changed, PhoneKeys.MADE_OF)) {
      phones.keep(leadId);
    }
  }

  /** Whether another account may be told by what has changed. */
  static boolean tellAccount(Set<Fact> changed) {
    return !Collections.disjoint(changed, TELL_ACCOUNT);
  }

  /**
   * Fills what nobody has ever said of a lead with what is known of a duplicate of it. Each fact
   * keeps its source and its time.
   *
   * @param mergeId by which the two are one
   * @return what has a value now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<Fact> bring(UUID duplicateId, UUID leadId, UUID mergeId) {
    var blank = known(leadId, "for no key update of l").stream().filter(KnownFact::isNeverSaid);
    var brought = new EnumMap<Fact, String>(Fact.class);
    jdbc.sql(BRING)
        .param("leadId", leadId)
        .param("duplicateId", duplicateId)
        .param("mergeId", mergeId)
        .param("facts", blank.map(known -> known.fact().code()).toArray(String[]::new))
        .query(
            row -> {
              brought.put(Fact.ofCode(row.getString("fact")).orElseThrow(), row.getString("value"));
            });
    update(leadId, brought.keySet(), brought);
    keepKeys(leadId, brought.keySet());
    if (!brought.isEmpty()) {
      events.publishEvent(new FactsChanged(leadId));
    }
    return brought.keySet();
  }

  /**
   * Clears what a merge brought over to a lead and nobody has said since, so that it is as if
   * nobody had ever said it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeBack(UUID leadId, UUID mergeId) {
    var cleared =
        jdbc
            .sql(BROUGHT_LAST)
            .param("leadId", leadId)
            .param("mergeId", mergeId)
            .query(String.class)
            .list()
            .stream()
            .map(code -> Fact.ofCode(code).orElseThrow())
            .collect(toUnmodifiableSet());
    update(leadId, cleared, Map.of());
    jdbc.sql("delete from lead_fact where merge_id = :mergeId").param("mergeId", mergeId).update();
    keepKeys(leadId, cleared);
    if (!cleared.isEmpty()) {
      events.publishEvent(new FactsChanged(leadId));
    }
  }

  /** Notes where the facts of a lead come from that was entered with them. */
  void enterNew(UUID leadId, Map<Fact, String> given, FactOrigin origin) {
    note(leadId, List.copyOf(given.keySet()), given, origin);
    accounts.enter(leadId);
  }

  /** Notes where facts come from that stand in the lead's row already. */
  void note(UUID leadId, List<Fact> facts, Map<Fact, String> values, FactOrigin origin) {
    if (facts.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into lead_fact (lead_id, fact, value, source, entered_by, observed_at)
            select :leadId, given.fact, given.value, :source, :enteredBy, :observedAt
            from unnest(cast(:facts as text[]), cast(:values as text[])) given (fact, value)
            """)
        .param("leadId", leadId)
        .param("source", origin.source())
        .param("enteredBy", origin.enteredBy())
        .param("observedAt", Timestamp.from(origin.observedAt()))
        .param("facts", facts.stream().map(Fact::code).toArray(String[]::new))
        .param("values", facts.stream().map(values::get).toArray(String[]::new))
        .update();
  }

  private void update(UUID leadId, Set<Fact> changed, Map<Fact, String> given) {
    if (changed.isEmpty()) {
      return;
    }
    var assignments = new ArrayList<String>();
    changed.forEach(
        fact ->
            assignments.add(
                "%s = cast(:%s as %s)".formatted(fact.column(), fact.code(), fact.sqlType())));
    var update =
        jdbc.sql(
                "update lead set version = version + 1, %s where lead_id = :leadId"
                    .formatted(String.join(", ", assignments)))
            .param("leadId", leadId);
    for (var fact : changed) {
      update = update.param(fact.code(), given.get(fact));
    }
    update.update();
  }

  private List<KnownFact> known(UUID leadId, String lock) {
    return jdbc.sql(
            """
            select f.fact, f.value, said.source, said.merge_id is not null as brought
            from lead l
            cross join lateral (values %s) f (fact, value)
            left join lateral (
              select source, merge_id from lead_fact p where p.lead_id = l.lead_id and p.fact = f.fact
              order by p.lead_fact_id desc limit 1
            ) said on true
            where l.lead_id = :leadId %s
            """
                .formatted(COLUMNS, lock))
        .param("leadId", leadId)
        .query(
            (row, number) ->
                new KnownFact(
                    Fact.ofCode(row.getString("fact")).orElseThrow(),
                    row.getString("value"),
                    row.getString("source"),
                    row.getBoolean("brought")))
        .list();
  }
}
