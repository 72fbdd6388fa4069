package io.sluice.engagement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only log of what people did. Readiness is computed from it, never stored in it. */
@Repository
@EnableConfigurationProperties(MachineRules.class)
public class EngagementLog {

  /** Rows of simultaneous batches that are the same event wait for each other in one order. */
  private static final Comparator<NewEngagement> ONE_ORDER =
      Comparator.comparing(
          NewEngagement::eventId, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static final String INSERT_ALL =
      """
      insert into engagement (engagement_id, lead_id, kind, occurred_at, received_at, username,
        event_id, automated_by, note)
      select id, lead_id, kind, occurred_at, :receivedAt, username, event_id, automated_by, note
      from unnest(:ids::uuid[], :leadIds::uuid[], :kinds::text[], :occurredAts::timestamptz[],
          :usernames::text[], :eventIds::text[], :machines::text[], :notes::text[])
        as e (id, lead_id, kind, occurred_at, username, event_id, automated_by, note)
      on conflict (event_id) do nothing
      returning engagement_id
      """;

  /** Leads, each with itself and its aliases. */
  private static final String PERSONS =
      """
      select lead_id as survivor, lead_id from unnest(:leadIds::uuid[]) as asked (lead_id)
      union all select lead_id, alias_id from lead_alias where lead_id = any(:leadIds::uuid[])
      """;

  private final JdbcClient jdbc;
  private final MachineRules machines;

  EngagementLog(JdbcClient jdbc, MachineRules machines) {
    this.jdbc = jdbc;
    this.machines = machines;
  }

  /**
   * @param username of the rep who was in touch or entered it, or null
   * @param note what they wrote about it, or null
   */
  public void record(
      UUID leadId,
      String kind,
      Instant occurredAt,
      Instant receivedAt,
      String username,
      String note) {
    jdbc.sql(
            """
            insert into engagement (engagement_id, lead_id, kind, occurred_at, received_at,
              username, note)
            values (:id, :leadId, :kind, :occurredAt, :receivedAt, :username, :note)
            """)
        .param("id", UUID.randomUUID())
        .param("leadId", leadId)
        .param("kind", kind)
        .param("occurredAt", Timestamp.from(occurredAt))
        .param("receivedAt", Timestamp.from(receivedAt))
        .param("username", username)
        .param("note", note)
        .update();
  }

  /**
   * Records those whose event is not in the log; of an event that comes twice here, the first.
   *
   * @return the engagement ids of those that were recorded
   */
  public Set<UUID> recordAll(Collection<NewEngagement> engagements, Instant receivedAt) {
    var rows = engagements.stream().sorted(ONE_ORDER).toList();
    return new HashSet<>(
        jdbc.sql(INSERT_ALL)
            .param("ids", texts(rows, NewEngagement::engagementId))
            .param("leadIds", texts(rows, NewEngagement::leadId))
            .param("kinds", texts(rows, NewEngagement::kind))
            .param("occurredAts", texts(rows, NewEngagement::occurredAt))
            .param("usernames", texts(rows, NewEngagement::username))
            .param("eventIds", texts(rows, NewEngagement::eventId))
            .param("machines", texts(rows, NewEngagement::automatedBy))
            .param("notes", texts(rows, NewEngagement::note))
            .param("receivedAt", Timestamp.from(receivedAt))
            .query(UUID.class)
            .list());
  }

  /** Which of these events are in the log. */
  public Set<String> findEvents(Collection<String> eventIds) {
    return new HashSet<>(
        jdbc.sql("select event_id from engagement where event_id = any(:eventIds::text[])")
            .param("eventIds", eventIds.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /**
   * What a lead and its aliases did, the latest first, and what machines did in their name: all as
   * the lead's.
   */
  public List<Engagement> findByLead(UUID leadId) {
    return findByLeads(List.of(leadId)).getOrDefault(leadId, List.of());
  }

  /** The same of many leads; one without an engagement is not among them. */
  public Map<UUID, List<Engagement>> findByLeads(Collection<UUID> leadIds) {
    var logs =
        jdbc
            .sql(
                """
                select e.engagement_id, person.survivor as lead_id, e.kind, e.occurred_at,
                  e.received_at, e.automated_by
                from (%s) person join engagement e on e.lead_id = person.lead_id
                order by e.occurred_at desc, e.engagement_id
                """
                    .formatted(PERSONS))
            .param("leadIds", texts(leadIds, Function.identity()))
            .query(Engagement.class)
            .list()
            .stream()
            .collect(groupingBy(Engagement::leadId));
    var mails = mailsSent(logs);
    var judged = new HashMap<UUID, List<Engagement>>();
    logs.forEach(
        (leadId, log) ->
            judged.put(leadId, machines.judge(log, mails.getOrDefault(leadId, List.of()))));
    return judged;
  }

  /** When those of these leads were written to who have clicked in a mail. */
  private Map<UUID, List<Instant>> mailsSent(Map<UUID, List<Engagement>> logs) {
    var clickers =
        logs.entrySet().stream()
            .filter(log -> log.getValue().stream().anyMatch(MachineRules::isClick))
            .map(Map.Entry::getKey)
            .toList();
    if (clickers.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select person.survivor as lead_id, d.sent_at
            from (%s) person join delivery d on d.lead_id = person.lead_id
            where d.kind = 'nurture-touch' and d.sent_at is not null
            """
                .formatted(PERSONS))
        .param("leadIds", texts(clickers, Function.identity()))
        .query(
            (row, number) ->
                Map.entry(
                    row.getObject("lead_id", UUID.class), row.getTimestamp("sent_at").toInstant()))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static <T> String[] texts(Collection<T> rows, Function<T, ?> field) {
    return rows.stream()
        .map(field)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }
}
