package io.sluice.followup;

import io.sluice.bpmn.Tasks;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who had which task. At most one of a task of a cycle is open. */
@Repository
class Assignments {

  private static final ZoneId NOBODYS_ZONE = ZoneOffset.UTC;

  private static final String SELECT =
      "select a.*, r.zone from assignment a left join rep r on r.username = a.username ";

  private final JdbcClient jdbc;

  Assignments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What this very job gave when it was delivered before. */
  Optional<Assignment> find(LeadJob job) {
    return jdbc.sql(SELECT + "where a.element_instance_key = :key")
        .param("key", job.elementInstanceKey())
        .query((row, number) -> toAssignment(row))
        .optional();
  }

  /** All that a task had in the job's cycle, the first one first. */
  List<Assignment> findAll(LeadJob job, String task) {
    return findAll(job.leadId(), job.cycle(), task);
  }

  /** All that a task had in a cycle, the first one first. */
  List<Assignment> findAll(UUID leadId, int cycle, String task) {
    return jdbc.sql(
            SELECT
                + """
                where a.lead_id = :leadId and a.cycle = :cycle and a.task = :task
                order by a.assigned_at, a.element_instance_key
                """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("task", task)
        .query((row, number) -> toAssignment(row))
        .list();
  }

  /**
   * The one who has a task now, or had it last.
   *
   * @throws UnworkableJobException when nobody ever had it in this cycle
   */
  Assignment requireLatest(LeadJob job, String task) {
    var all = findAll(job, task);
    if (all.isEmpty()) {
      throw new UnworkableJobException(
          "Nobody was given task '%s' of this lead before '%s': put a route or plan-follow-up job before the task in Modeler, deploy, and migrate this instance."
              .formatted(task, job.elementId()));
    }
    return all.getLast();
  }

  /** What a rep was given last in the job's cycle. */
  Optional<Assignment> findLatestOfRep(LeadJob job) {
    return jdbc.sql(
            SELECT
                + """
                where a.lead_id = :leadId and a.cycle = :cycle and a.task not in (:others)
                order by a.assigned_at desc, a.element_instance_key desc limit 1
                """)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("others", Tasks.ofOthers())
        .query((row, number) -> toAssignment(row))
        .optional();
  }

  /** The open ones of open cycles, and reviews, which outlive a cycle; the oldest first. */
  List<Assignment> findOpen(ReplanScope scope) {
    return jdbc.sql(
            SELECT
                + """
                join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
                where a.ended_at is null and (c.closed_at is null or a.task = :review)
                  and a.process_instance_key is not null
                  and (cast(:username as text) is null or a.username = :username)
                  and (cast(:team as text) is null or a.team = :team)
                  and (cast(:leadId as uuid) is null or a.lead_id = :leadId)
                order by a.assigned_at, a.element_instance_key
                """)
        .param("review", Tasks.REVIEW_DUPLICATE)
        .param("username", scope.username())
        .param("team", scope.team())
        .param("leadId", scope.leadId())
        .query((row, number) -> toAssignment(row))
        .list();
  }

  /** An open one, which stays as it is until the transaction ends. */
  Optional<Assignment> lockOpen(long key) {
    return jdbc.sql(
            SELECT + "where a.element_instance_key = :key and a.ended_at is null for update of a")
        .param("key", key)
        .query((row, number) -> toAssignment(row))
        .optional();
  }

  void insert(Assignment given) {
    jdbc.sql(
            """
            insert into assignment (element_instance_key, lead_id, cycle, task, team, username,
              queue, cause, reassignments, speed_class, assigned_at, counted_from, remind_at, due_at,
              reassign_at, escalate_at, give_up_at, process_instance_key, process_definition_key)
            values (:key, :leadId, :cycle, :task, :team, :username, :queue, :cause, :reassignments,
              :speedClass, :assignedAt, :countedFrom, :remindAt, :dueAt, :reassignAt, :escalateAt,
              :giveUpAt, :instance, :definition)
            """)
        .param("key", given.key())
        .param("leadId", given.leadId())
        .param("cycle", given.cycle())
        .param("task", given.task())
        .param("team", given.team())
        .param("username", given.username())
        .param("queue", given.queue())
        .param("cause", given.cause().code())
        .param("reassignments", given.reassignments())
        .param("speedClass", given.speedClass())
        .param("assignedAt", Timestamp.from(given.assignedAt()))
        .param("countedFrom", Timestamp.from(given.countedFrom()))
        .param("remindAt", Timestamp.from(given.clocks().remindAt()))
        .param("dueAt", Timestamp.from(given.clocks().dueAt()))
        .param("reassignAt", Timestamp.from(given.clocks().reassignAt()))
        .param("escalateAt", Timestamp.from(given.clocks().escalateAt()))
        .param("giveUpAt", Timestamp.from(given.clocks().giveUpAt()))
        .param("instance", given.processInstanceKey())
        .param("definition", given.processDefinitionKey())
        .update();
  }

  /**
   * Gives an open one new clocks.
   *
   * @param breachedAt the due instant that stays a breach although it moves, null where there is
   *     none
   */
  void move(Assignment open, Clocks clocks, Instant countedFrom, Instant breachedAt) {
    jdbc.sql(
            """
            update assignment set counted_from = :countedFrom, remind_at = :remindAt,
              due_at = :dueAt, reassign_at = :reassignAt, escalate_at = :escalateAt,
              give_up_at = :giveUpAt, breached_at = coalesce(breached_at, :breachedAt)
            where element_instance_key = :key
            """)
        .param("key", open.key())
        .param("countedFrom", Timestamp.from(countedFrom))
        .param("remindAt", Timestamp.from(clocks.remindAt()))
        .param("dueAt", Timestamp.from(clocks.dueAt()))
        .param("reassignAt", Timestamp.from(clocks.reassignAt()))
        .param("escalateAt", Timestamp.from(clocks.escalateAt()))
        .param("giveUpAt", Timestamp.from(clocks.giveUpAt()))
        .param("breachedAt", breachedAt == null ? null : Timestamp.from(breachedAt))
        .update();
  }

  private static Assignment toAssignment(ResultSet row) throws SQLException {
    var zone = row.getString("zone");
    return new Assignment(
        row.getLong("element_instance_key"),
        row.getObject("lead_id", UUID.class),
        row.getInt("cycle"),
        row.getString("task"),
        row.getString("team"),
        row.getString("username"),
        row.getString("queue"),
        zone == null ? NOBODYS_ZONE : ZoneId.of(zone),
        Cause.of(row.getString("cause")),
        row.getInt("reassignments"),
        row.getString("speed_class"),
        instant(row, "assigned_at"),
        instant(row, "counted_from"),
        new Clocks(
            instant(row, "remind_at"),
            instant(row, "due_at"),
            instant(row, "reassign_at"),
            instant(row, "escalate_at"),
            instant(row, "give_up_at")),
        instant(row, "answered_at"),
        row.getString("outcome"),
        row.getString("reason_code"),
        instant(row, "ended_at"),
        Released.of(row.getString("released_because")),
        row.getLong("process_instance_key"),
        row.getLong("process_definition_key"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
