package io.sluice.nurture;

import io.sluice.bpmn.Models;
import io.sluice.decision.DecisionVersions;
import io.sluice.lead.SleepMarks;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notices which version of the criteria answers, whoever has deployed it, and marks the sleeping
 * leads to be graded by a new one. A version that is not the highest seen is one of a partition
 * that lags, and marks nobody; nor does the first that is ever seen. They are marked some at a
 * time, so that nobody waits for long who wants one of them; whoever looks next goes on where it
 * stopped.
 */
@Service
public class CriteriaVersions {

  private static final Logger log = LoggerFactory.getLogger(CriteriaVersions.class);

  private static final List<String> CRITERIA =
      List.of(Models.ICP_FIT, Models.SALES_READINESS, Models.QUALIFICATION_MATRIX);

  private static final int CHUNK = 1_000;

  private final DecisionVersions decisions;
  private final SleepMarks marks;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  CriteriaVersions(
      DecisionVersions decisions,
      SleepMarks marks,
      JdbcClient jdbc,
      TransactionOperations transaction,
      Clock clock) {
    this.decisions = decisions;
    this.marks = marks;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Looks once. Several instances that look at the same time mark each sleeping lead once. */
  public void look() {
    for (var decisionId : CRITERIA) {
      decisions
          .find(decisionId)
          .ifPresent(
              version -> {
                if (version > highestSeen(decisionId)) {
                  transaction.executeWithoutResult(status -> seen(decisionId, version));
                }
              });
    }
    while (isAnyToBeMarked()) {
      transaction.executeWithoutResult(status -> mark(CHUNK));
    }
  }

  /** Tells of each version by which all have been graded, once, how many woke. */
  public void tell() {
    jdbc.sql(
            """
            update criteria_version v set told_at = :now
            where told_at is null and marked_at is not null and not exists (
              select from sleep s where s.ended_at is null
                and v.decision_id || ' ' || v.version in (s.regrade_by, s.changed_by))
            returning v.decision_id, v.version, v.marked, (
              select count(*) from sleep s
              where s.ended_by = 'criteria' and s.changed_by = v.decision_id || ' ' || v.version
            ) as woken
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query(Told.class)
        .list()
        .forEach(
            told ->
                log.info(
                    "{} version {}: {} sleeping leads were graded again, {} woke",
                    told.decisionId(),
                    told.version(),
                    told.marked(),
                    told.woken()));
  }

  private int highestSeen(String decisionId) {
    return jdbc.sql(
            "select coalesce(max(version), 0) from criteria_version where decision_id = :decisionId")
        .param("decisionId", decisionId)
        .query(Integer.class)
        .single();
  }

  private boolean isAnyToBeMarked() {
    return jdbc.sql("select exists (select from criteria_version where marked_at is null)")
        .query(Boolean.class)
        .single();
  }

  /**
   * Marks the next ones for the version that has waited longest, in one transaction. Its row is
   * held meanwhile: it says how far the marking has come.
   */
  void mark(int most) {
    jdbc.sql(
            """
            select * from criteria_version where marked_at is null
            order by seen_at, decision_id, version limit 1 for update
            """)
        .query(Marking.class)
        .optional()
        .ifPresent(marking -> mark(marking, most));
  }

  private void mark(Marking marking, int most) {
    var after = marking.markedUpTo() == null ? SleepMarks.NOBODY : marking.markedUpTo();
    var next = marks.criteriaChanged(marking.name(), after, most);
    var isDone = next.count() == 0;
    jdbc.sql(
            """
            update criteria_version set marked = marked + :count, marked_at = :markedAt,
              marked_up_to = coalesce(:last, marked_up_to)
            where decision_id = :decisionId and version = :version
            """)
        .param("count", next.count())
        .param("markedAt", isDone ? Timestamp.from(clock.instant()) : null, Types.TIMESTAMP)
        .param("last", next.last(), Types.OTHER)
        .param("decisionId", marking.decisionId())
        .param("version", marking.version())
        .update();
    if (isDone) {
      log.info(
          "{} answers now: {} sleeping leads are graded again by it",
          marking.name(),
          marking.marked());
    }
  }

  /** Whoever has the table's lock looks once more. */
  private void seen(String decisionId, int version) {
    jdbc.sql("lock table criteria_version in share row exclusive mode").update();
    var before = highestSeen(decisionId);
    if (version <= before) {
      return;
    }
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into criteria_version (decision_id, version, seen_at, marked, marked_at, told_at)
            values (:decisionId, :version, :now, 0, :done, :done)
            """)
        .param("decisionId", decisionId)
        .param("version", version)
        .param("now", now)
        .param("done", before == 0 ? now : null, Types.TIMESTAMP)
        .update();
  }

  private record Marking(String decisionId, int version, int marked, UUID markedUpTo) {

    String name() {
      return decisionId + " " + version;
    }
  }

  private record Told(String decisionId, int version, int marked, int woken) {}
}
