package io.sluice.followup;

import io.sluice.calendar.Calendars;
import io.sluice.job.LeadJob;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Assigns tasks and keeps who had which. A job that is delivered again finds its first assignment:
 * nobody loses a turn and no clock starts anew.
 */
@Repository
class Assignments {

  private static final ZoneId NOBODYS_ZONE = ZoneOffset.UTC;

  /** Who is asked first. */
  enum Choice {
    /** The next rep of the team. */
    NEXT,
    /** The rep of the team who has the lead, or else the next one. */
    OWNER
  }

  private final JdbcClient jdbc;
  private final Reps reps;
  private final Calendars calendars;
  private final Clock clock;

  Assignments(JdbcClient jdbc, Reps reps, Calendars calendars, Clock clock) {
    this.jdbc = jdbc;
    this.reps = reps;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Transactional
  public Assignment assign(LeadJob job, Choice choice, FollowUpPolicy policy) {
    return find(job).orElseGet(() -> assignAnew(job, choice, policy));
  }

  private Assignment assignAnew(LeadJob job, Choice choice, FollowUpPolicy policy) {
    var now = clock.instant();
    var team = job.header("team");
    var rep = choose(job, team, choice);
    var zone = rep.map(Rep::zone).orElse(NOBODYS_ZONE);
    var clocks = policy.clocksFrom(now, calendars.of(rep.map(Rep::username).orElse(null)));
    var assignment = new Assignment(team, rep.map(Rep::username).orElse(null), zone, clocks);
    insert(job, assignment, now);
    return assignment;
  }

  private Optional<Rep> choose(LeadJob job, String team, Choice choice) {
    var owner =
        choice == Choice.OWNER
            ? reps.findOwner(team, job.leadId(), job.cycle())
            : Optional.<Rep>empty();
    return owner.or(() -> reps.takeTurn(team, job.leadId(), job.cycle(), job.header("task")));
  }

  private Optional<Assignment> find(LeadJob job) {
    return jdbc.sql(
            """
            select a.*, r.zone from assignment a left join rep r on r.username = a.username
            where a.element_instance_key = :key
            """)
        .param("key", job.elementInstanceKey())
        .query((row, number) -> toAssignment(row))
        .optional();
  }

  private void insert(LeadJob job, Assignment assignment, Instant now) {
    jdbc.sql(
            """
            insert into assignment (element_instance_key, lead_id, cycle, task, team, username,
              assigned_at, remind_at, due_at, escalate_at, decide_at)
            values (:key, :leadId, :cycle, :task, :team, :username, :now, :remindAt, :dueAt,
              :escalateAt, :decideAt)
            """)
        .param("key", job.elementInstanceKey())
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", job.header("task"))
        .param("team", assignment.team())
        .param("username", assignment.username())
        .param("now", Timestamp.from(now))
        .param("remindAt", Timestamp.from(assignment.clocks().remindAt()))
        .param("dueAt", Timestamp.from(assignment.clocks().dueAt()))
        .param("escalateAt", Timestamp.from(assignment.clocks().escalateAt()))
        .param("decideAt", Timestamp.from(assignment.clocks().decideAt()))
        .update();
  }

  private static Assignment toAssignment(ResultSet row) throws SQLException {
    var zone = row.getString("zone");
    return new Assignment(
        row.getString("team"),
        row.getString("username"),
        zone == null ? NOBODYS_ZONE : ZoneId.of(zone),
        new Clocks(
            row.getTimestamp("remind_at").toInstant(),
            row.getTimestamp("due_at").toInstant(),
            row.getTimestamp("escalate_at").toInstant(),
            row.getTimestamp("decide_at").toInstant()));
  }
}
