package io.sluice.nurture;

import io.sluice.bpmn.Models;
import io.sluice.decision.DecisionVersions;
import io.sluice.lead.SleepMarks;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notices which version of the criteria answers, whoever has deployed it, and marks the sleeping
 * leads to be graded by a new one. A version that is not the highest seen is one of a partition
 * that lags, and marks nobody; nor does the first that is ever seen.
 */
@Service
public class CriteriaVersions {

  private static final Logger log = LoggerFactory.getLogger(CriteriaVersions.class);

  private static final List<String> CRITERIA =
      List.of(Models.ICP_FIT, Models.SALES_READINESS, Models.QUALIFICATION_MATRIX);

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

  /** Looks once. Of several instances that look at the same time one marks. */
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
  }

  /** Tells of each version by which all have been graded, once, how many woke. */
  public void tell() {
    jdbc.sql(
            """
            update criteria_version v set told_at = :now
            where told_at is null and not exists (
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

  /** Whoever has the table's lock looks once more, and marks. */
  private void seen(String decisionId, int version) {
    jdbc.sql("lock table criteria_version in share row exclusive mode").update();
    var before = highestSeen(decisionId);
    if (version <= before) {
      return;
    }
    var marked = before == 0 ? 0 : marks.criteriaChanged("%s %d".formatted(decisionId, version));
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into criteria_version (decision_id, version, seen_at, marked, told_at)
            values (:decisionId, :version, :now, :marked, :toldAt)
            """)
        .param("decisionId", decisionId)
        .param("version", version)
        .param("now", now)
        .param("marked", marked)
        .param("toldAt", before == 0 ? now : null)
        .update();
    if (before > 0) {
      log.info(
          "{} version {} answers now: {} sleeping leads are graded again by it",
          decisionId,
          version,
          marked);
    }
  }

  private record Told(String decisionId, int version, int marked, int woken) {}
}
