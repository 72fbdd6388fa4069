package io.sluice.qualification;

import io.sluice.lead.FactsChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say of leads against the machine's verdict. The machine goes on assessing, and its
 * verdict counts again when an override is over.
 */
@Repository
public class GradeOverrides {

  /** What can be said of each kind. */
  public static final Map<String, Set<String>> RESULTS =
      Map.of(
          FitCheck.KIND, Set.of("A", "B", "C", "D", "F"),
          ReadinessCheck.KIND, Set.of("1", "2", "3", "4"),
          ValueCheck.KIND, Set.of("high", "standard", "low"));

  private static final String NEVER_SOLD_TO = "F";

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  GradeOverrides(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** The override of a kind that counts now. */
  public Optional<GradeOverride> findInForce(UUID leadId, String kind) {
    return Optional.ofNullable(findInForce(Set.of(leadId), kind).get(leadId));
  }

  /** The override of a kind that counts now, by lead; those that have none are left out. */
  Map<UUID, GradeOverride> findInForce(Collection<UUID> leadIds, String kind) {
    return jdbc
        .sql(
            """
            select o.*, r.name from grade_override o join rep r on r.username = o.set_by
            where lead_id = any(:leadIds::uuid[]) and kind = :kind and ended_at is null
              and holds_until > :now
            """)
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .param("kind", kind)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> toOverride(row))
        .list()
        .stream()
        .collect(Collectors.toMap(GradeOverride::leadId, Function.identity()));
  }

  /**
   * What a machine's verdict comes to under the override that counts now. Who is never sold to
   * stays so: that is a rule about facts, and no judgement.
   */
  Assessment over(UUID leadId, Assessment assessment) {
    return NEVER_SOLD_TO.equals(assessment.result())
        ? assessment
        : findInForce(leadId, assessment.kind()).map(assessment::under).orElse(assessment);
  }

  /**
   * Sets an override in the place of the one of its kind that there is. Whoever calls holds the
   * lead's row.
   *
   * @param holdsUntil later than now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public GradeOverride set(
      UUID leadId, String kind, String result, String setBy, String reason, Instant holdsUntil) {
    var overrideId = UUID.randomUUID();
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            update grade_override set ended_at = least(holds_until, :now)
            where lead_id = :leadId and kind = :kind and ended_at is null
            """)
        .param("leadId", leadId)
        .param("kind", kind)
        .param("now", now)
        .update();
    jdbc.sql(
            """
            insert into grade_override (override_id, lead_id, kind, result, set_by, reason, set_at,
              holds_until)
            values (:overrideId, :leadId, :kind, :result, :setBy, :reason, :now, :holdsUntil)
            """)
        .param("overrideId", overrideId)
        .param("leadId", leadId)
        .param("kind", kind)
        .param("result", result)
        .param("setBy", setBy)
        .param("reason", reason)
        .param("now", now)
        .param("holdsUntil", Timestamp.from(holdsUntil))
        .update();
    events.publishEvent(new FactsChanged(leadId));
    return findById(overrideId).orElseThrow();
  }

  /**
   * Takes an override back that counts.
   *
   * @return whether the lead had it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean end(UUID leadId, UUID overrideId) {
    var ended =
        jdbc.sql(
                """
                update grade_override set ended_at = :now
                where override_id = :overrideId and lead_id = :leadId and ended_at is null
                  and holds_until > :now
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("overrideId", overrideId)
            .param("leadId", leadId)
            .update();
    if (ended == 1) {
      events.publishEvent(new FactsChanged(leadId));
    }
    return ended == 1;
  }

  /**
   * Ends one override that has run out, and marks its lead. Several instances may do so at once:
   * each override is ended once.
   *
   * @return whether there was one that nobody else was ending
   */
  @Transactional
  public boolean endOneThatRanOut() {
    var leadId =
        jdbc.sql(
                """
                with over as (
                  select override_id from grade_override
                  where ended_at is null and holds_until <= :now
                  order by holds_until limit 1 for update skip locked
                )
                update grade_override o set ended_at = holds_until from over
                where o.override_id = over.override_id
                returning o.lead_id
                """)
            .param("now", Timestamp.from(clock.instant()))
            .query(UUID.class)
            .optional();
    leadId.map(FactsChanged::new).ifPresent(events::publishEvent);
    return leadId.isPresent();
  }

  Optional<GradeOverride> findById(UUID overrideId) {
    return jdbc.sql(
            """
            select o.*, r.name from grade_override o join rep r on r.username = o.set_by
            where override_id = :overrideId
            """)
        .param("overrideId", overrideId)
        .query((row, number) -> toOverride(row))
        .optional();
  }

  private static GradeOverride toOverride(ResultSet row) throws SQLException {
    var endedAt = row.getTimestamp("ended_at");
    return new GradeOverride(
        row.getObject("override_id", UUID.class),
        row.getObject("lead_id", UUID.class),
        row.getString("kind"),
        row.getString("result"),
        row.getString("set_by"),
        row.getString("name"),
        row.getString("reason"),
        row.getTimestamp("set_at").toInstant(),
        row.getTimestamp("holds_until").toInstant(),
        endedAt == null ? null : endedAt.toInstant());
  }
}
