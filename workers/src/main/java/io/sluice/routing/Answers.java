package io.sluice.routing;

import io.sluice.bpmn.Tasks;
import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people answered to the tasks that they were given. */
@Repository("taskAnswers")
public class Answers {

  private final JdbcClient jdbc;
  private final SlaClocks slaClocks;
  private final Clock clock;

  Answers(JdbcClient jdbc, SlaClocks slaClocks, Clock clock) {
    this.jdbc = jdbc;
    this.slaClocks = slaClocks;
    this.clock = clock;
  }

  /**
   * Records that a task was answered, by whom has it now. A rep's answer stops the lead's
   * first-touch clock, and a manager who was asked about the task has nothing left to decide. The
   * job counts once, however often and however late it is delivered again.
   *
   * @param job the job that brings the answer: its element instance is the answer's key
   * @param task the element id of the user task
   * @param reasonCode null where the outcome needs none
   */
  @Transactional
  public void record(LeadJob job, String task, String outcome, String reasonCode) {
    var now = clock.instant();
    var first = answer(job, task, outcome, reasonCode, now);
    if (first && Tasks.isOfRep(task)) {
      slaClocks.stop(job.leadId(), job.cycle(), SlaClock.FIRST_TOUCH, now);
      end(job, Tasks.RESOLVE_STALLED_FOLLOW_UP, now);
    }
  }

  /** The user name of who has a task; empty where it is answered, or waits in a queue. */
  public Optional<String> findWhoHas(LeadJob job, String task) {
    return jdbc.sql(
            """
            select username from assignment
            where lead_id = :leadId and cycle = :cycle and task = :task and ended_at is null
              and username is not null
            """)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", task)
        .query(String.class)
        .optional();
  }

  /** The user name of who answered a task last in the job's cycle; empty where it is not known. */
  public Optional<String> findWhoAnswered(LeadJob job, String task) {
    return jdbc.sql(
            """
            select username from assignment
            where lead_id = :leadId and cycle = :cycle and task = :task and answered_at is not null
              and username is not null
            order by answered_at desc, element_instance_key desc limit 1
            """)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", task)
        .query(String.class)
        .optional();
  }

  private boolean answer(LeadJob job, String task, String outcome, String reasonCode, Instant now) {
    return jdbc.sql(
                """
                update assignment set answered_at = :now, ended_at = :now, outcome = :outcome,
                  reason_code = :reasonCode, answer_key = :key,
                  breached_at = coalesce(breached_at, case when due_at < :now then due_at end)
                where lead_id = :leadId and cycle = :cycle and task = :task and ended_at is null
                  and not exists (select from assignment given where given.answer_key = :key)
                """)
            .param("now", Timestamp.from(now))
            .param("outcome", outcome)
            .param("reasonCode", reasonCode)
            .param("key", job.elementInstanceKey())
            .param("leadId", job.leadId())
            .param("cycle", job.cycle())
            .param("task", task)
            .update()
        == 1;
  }

  /**
   * The user names of the reps of a team who said no to the lead the last time that it came to
   * them: their last answer, in the latest cycle before that anybody of the team answered, turned
   * it down.
   */
  public Set<String> findWhoSaidNo(UUID leadId, int before, String team) {
    return jdbc.sql(
            """
            select username from (
              select distinct on (username) username, outcome from assignment
              where lead_id = :leadId and username is not null and answered_at is not null
                and cycle = (
                  select max(last.cycle) from assignment last
                  where last.lead_id = :leadId and last.cycle < :before and last.team = :team
                    and last.answered_at is not null)
                and task not in (:others)
              order by username, answered_at desc, element_instance_key desc
            ) answer
            where outcome in ('rejected', 'recycled', 'disqualified', 'lost')
            """)
        .param("leadId", leadId)
        .param("before", before)
        .param("team", team)
        .param("others", Tasks.ofOthers())
        .query(String.class)
        .set();
  }

  /**
   * Records that whoever has a task did not answer and is not waited for any more, which is a
   * breach. The lead leaves its cycle, so nobody has another task of it either; a review of whether
   * it is a duplicate goes on by itself.
   */
  @Transactional
  public void giveUp(LeadJob job, String task) {
    jdbc.sql(
            """
            update assignment set ended_at = :now,
              breached_at = coalesce(breached_at,
                case when task = :task or due_at < :now then least(due_at, :now) end)
            where lead_id = :leadId and cycle = :cycle and ended_at is null
              and (task = :task or :review not in (task, :task))
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("review", Tasks.REVIEW_DUPLICATE)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", task)
        .update();
  }

  /** Records that whoever has a task has it no longer, though they did not answer. */
  @Transactional
  public void end(LeadJob job, String task, Instant now) {
    endWhere("and task = :task", job, now).param("task", task).update();
  }

  /** Records the same of all tasks of the job's cycle, but for a review, which goes on. */
  @Transactional
  public void endAll(LeadJob job, Instant now) {
    endWhere("and task <> :review", job, now).param("review", Tasks.REVIEW_DUPLICATE).update();
  }

  private JdbcClient.StatementSpec endWhere(String condition, LeadJob job, Instant now) {
    return jdbc.sql(
            """
            update assignment set ended_at = :now,
              breached_at = coalesce(breached_at, case when due_at < :now then due_at end)
            where lead_id = :leadId and cycle = :cycle and ended_at is null %s
            """
                .formatted(condition))
        .param("now", Timestamp.from(now))
        .param("leadId", job.leadId())
        .param("cycle", job.cycle());
  }
}
