package io.sluice.lead;

import io.sluice.engagement.EngagementLog;
import io.sluice.engagement.NewEngagement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what known people did, many deeds with a handful of statements. Rows are locked in the
 * order of their keys, the leads before their events, so that simultaneous batches wait for each
 * other and never in a circle.
 */
@Service
public class Engaging {

  private static final String REPLY = "email-reply";
  private static final String BOUNCE = "hard-bounce";

  /** A withdrawal that comes meanwhile waits until what is recorded here is committed. */
  private static final String HOLD =
      """
      with meant as (
        select lead_id, email_key from lead where lead_id = any(:leadIds::uuid[])
        union select lead_id, email_key from lead_email where email_key = any(:emailKeys::text[])
      )
      select l.lead_id, meant.email_key, l.suppressed_at, l.suppression_reason,
        coalesce((select a.lead_id from lead_alias a where a.alias_id = l.lead_id), l.lead_id)
          as survivor
      from meant join lead l on l.lead_id = meant.lead_id
      order by l.lead_id for share of l
      """;

  private final JdbcClient jdbc;
  private final LeadAliases aliases;
  private final EngagementLog log;
  private final Suppressions suppressions;
  private final Sleepers sleepers;
  private final Clock clock;

  Engaging(
      JdbcClient jdbc,
      LeadAliases aliases,
      EngagementLog log,
      Suppressions suppressions,
      Sleepers sleepers,
      Clock clock) {
    this.jdbc = jdbc;
    this.aliases = aliases;
    this.log = log;
    this.suppressions = suppressions;
    this.sleepers = sleepers;
    this.clock = clock;
  }

  /**
   * Records what can be recorded, each deed under the lead whose address it was done by. The one
   * that survived of those who are one person is followed up: a sleeping lead is looked at again
   * whether it wakes; one that has replied is not written to any more, and one whose address is
   * dead is withdrawn. What a machine did has no effect.
   *
   * @return what became of each, in the order of the deeds
   */
  @Transactional
  public List<Heard> engage(List<Deed> deeds) {
    aliases.hold();
    var people = hold(deeds);
    var rows = new LinkedHashMap<Integer, NewEngagement>();
    IntStream.range(0, deeds.size())
        .forEach(
            i ->
                people
                    .find(deeds.get(i))
                    .filter(person -> person.suppression() == null)
                    .ifPresent(person -> rows.put(i, row(deeds.get(i), person.leadId()))));
    var recorded = rows.isEmpty() ? Set.<UUID>of() : log.recordAll(rows.values(), clock.instant());
    var known = eventsOfSuppressed(deeds, people);
    var heard = new ArrayList<Heard>();
    for (int i = 0; i < deeds.size(); i++) {
      heard.add(heard(deeds.get(i), people, rows.get(i), recorded, known));
    }
    follow(
        rows.values().stream().filter(row -> recorded.contains(row.engagementId())).toList(),
        people);
    return heard;
  }

  private People hold(List<Deed> deeds) {
    var leadIds = deeds.stream().map(Deed::leadId).filter(Objects::nonNull).distinct();
    var emails = deeds.stream().map(Deed::email).filter(Objects::nonNull);
    var found = new People();
    jdbc.sql(HOLD)
        .param("leadIds", leadIds.map(UUID::toString).toArray(String[]::new))
        .param("emailKeys", emails.map(LeadEmails::key).distinct().toArray(String[]::new))
        .query((ResultSet row) -> found.add(row));
    found.leaveAlone(suppressions.findListed(found.byEmail.keySet()));
    return found;
  }

  private static NewEngagement row(Deed deed, UUID leadId) {
    return new NewEngagement(
        UUID.randomUUID(),
        leadId,
        deed.kind(),
        deed.occurredAt(),
        deed.username(),
        deed.eventId(),
        deed.automatedBy());
  }

  /** What was recorded before somebody had to be left alone is a duplicate also after that. */
  private Set<String> eventsOfSuppressed(List<Deed> deeds, People people) {
    var events =
        deeds.stream()
            .filter(deed -> deed.eventId() != null)
            .filter(deed -> people.find(deed).filter(Person::isSuppressed).isPresent())
            .map(Deed::eventId)
            .distinct()
            .toList();
    return events.isEmpty() ? Set.of() : log.findEvents(events);
  }

  private static Heard heard(
      Deed deed, People people, NewEngagement row, Set<UUID> recorded, Set<String> known) {
    var person = people.find(deed);
    if (person.isEmpty()) {
      return new Heard.Unknown();
    }
    var leadId = person.get().leadId();
    if (row != null) {
      return recorded.contains(row.engagementId())
          ? new Heard.Recorded(person.get().survivor())
          : new Heard.Duplicate(person.get().survivor());
    }
    return deed.eventId() != null && known.contains(deed.eventId())
        ? new Heard.Duplicate(person.get().survivor())
        : new Heard.Suppressed(leadId, person.get().suppression());
  }

  private void follow(Collection<NewEngagement> recorded, People people) {
    var active = leads(recorded, row -> true);
    var survivors = people.survivors(active);
    sleepers.hold(survivors);
    leads(recorded, row -> row.kind().equals(BOUNCE)).forEach(suppressions::addressIsDead);
    sleepers.noteActivity(survivors);
    sleepers.stopTouches(
        people.survivors(leads(recorded, row -> row.kind().equals(REPLY))), "reply");
  }

  /** Of the rows of people, in one order. */
  private static Set<UUID> leads(
      Collection<NewEngagement> recorded, Predicate<NewEngagement> which) {
    var leads = new TreeSet<UUID>();
    recorded.stream()
        .filter(row -> row.automatedBy() == null)
        .filter(which)
        .map(NewEngagement::leadId)
        .forEach(leads::add);
    return leads;
  }

  private record Person(UUID leadId, UUID survivor, String suppression) {

    boolean isSuppressed() {
      return suppression != null;
    }
  }

  /** Who is meant, by id and by address. */
  private static final class People {

    private final Map<UUID, Person> byId = new HashMap<>();
    private final Map<String, Person> byEmail = new HashMap<>();

    void add(ResultSet row) throws SQLException {
      var person =
          new Person(
              row.getObject("lead_id", UUID.class),
              row.getObject("survivor", UUID.class),
              SuppressedException.why(row));
      byId.put(person.leadId(), person);
      byEmail.put(row.getString("email_key"), person);
    }

    /**
     * @param listed why, by address
     */
    void leaveAlone(Map<String, String> listed) {
      listed.forEach(
          (email, why) -> {
            var person = byEmail.get(email);
            if (!person.isSuppressed()) {
              var leftAlone = new Person(person.leadId(), person.survivor(), why);
              byEmail.put(email, leftAlone);
              byId.put(person.leadId(), leftAlone);
            }
          });
    }

    /** Each once, in one order. */
    Set<UUID> survivors(Collection<UUID> leadIds) {
      var survivors = new TreeSet<UUID>();
      leadIds.forEach(leadId -> survivors.add(byId.get(leadId).survivor()));
      return survivors;
    }

    Optional<Person> find(Deed deed) {
      return Optional.ofNullable(
          deed.leadId() == null
              ? byEmail.get(LeadEmails.key(deed.email()))
              : byId.get(deed.leadId()));
    }
  }
}
