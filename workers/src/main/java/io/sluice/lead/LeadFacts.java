package io.sluice.lead;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
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

  private static final String COLUMNS =
      Arrays.stream(Fact.values())
          .map(fact -> "('%s', l.%s::text)".formatted(fact.code(), fact.column()))
          .collect(joining(", "));

  private static final Set<Fact> TELL_ACCOUNT =
      EnumSet.of(Fact.WEBSITE, Fact.COMPANY, Fact.COUNTRY);

  private final JdbcClient jdbc;
  private final AccountKeys accounts;
  private final Suppressions suppressions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LeadFacts(
      JdbcClient jdbc,
      AccountKeys accounts,
      Suppressions suppressions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
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
    var written =
        known(leadId, "for no key update of l").stream()
            .filter(known -> given.containsKey(known.fact()))
            .filter(known -> origin.writes(known, given.get(known.fact())))
            .toList();
    var changed =
        written.stream()
            .filter(known -> !known.hasValue(given.get(known.fact())))
            .map(KnownFact::fact)
            .collect(toUnmodifiableSet());
    update(leadId, changed, given);
    note(leadId, written.stream().map(KnownFact::fact).toList(), given, origin);
    if (changed.stream().anyMatch(TELL_ACCOUNT::contains)) {
      accounts.keep(leadId);
    }
    return changed;
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
            select f.fact, f.value, said.source
            from lead l
            cross join lateral (values %s) f (fact, value)
            left join lateral (
              select source from lead_fact p where p.lead_id = l.lead_id and p.fact = f.fact
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
                    row.getString("source")))
        .list();
  }
}
