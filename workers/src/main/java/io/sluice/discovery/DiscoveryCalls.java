package io.sluice.discovery;

import io.sluice.discovery.CallOutcome.CallBack;
import io.sluice.discovery.CallOutcome.Qualified;
import io.sluice.job.LeadJob;
import io.sluice.qualification.Bant;
import io.sluice.qualification.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The attempts at discovery calls, each with what it led to. */
@Repository
class DiscoveryCalls {

  private final JdbcClient jdbc;

  DiscoveryCalls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What this very job answered when it was delivered before. */
  Optional<Answer> findAnswer(LeadJob job) {
    return jdbc.sql(
            """
            select outcome_of_record as outcome, reason_code, goes_to, wake_after_days, wake_on,
              attempt_at
            from discovery_call where element_instance_key = :key
            """)
        .param("key", job.elementInstanceKey())
        .query(Answer.class)
        .optional();
  }

  CallHistory findHistory(UUID leadId, int cycle) {
    return new CallHistory(
        jdbc.sql(
                """
                select * from discovery_call where lead_id = :leadId and cycle = :cycle
                order by recorded_at, element_instance_key
                """)
            .param("leadId", leadId)
            .param("cycle", cycle)
            .query((row, number) -> toCall(row))
            .list());
  }

  /** Makes the jobs of a cycle that are delivered at the same time come one after the other. */
  void lock(LeadJob job) {
    jdbc.sql("select 1 from lead_cycle where lead_id = :leadId and cycle = :cycle for update")
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .query()
        .listOfRows();
  }

  /**
   * @param referredTo the contact that the person named
   */
  void insert(LeadJob job, CallEntry entry, Optional<UUID> referredTo) {
    var call = entry.call();
    var outcome = call.outcome();
    var agreed = outcome instanceof Qualified qualified ? qualified : new Qualified(null, null);
    var bant = call.bant();
    var answer = entry.answer();
    jdbc.sql(
            """
            insert into discovery_call (element_instance_key, lead_id, cycle, attempt, channel,
              contact_id, username, result, need, need_evidence, timing, timing_evidence, authority,
              authority_evidence, budget, budget_evidence, outcome, next_step, next_step_on,
              call_back_at, referred_to, note, outcome_of_record, reason_code, goes_to,
              wake_after_days, wake_on, attempt_at, recorded_at)
            values (:key, :leadId, :cycle, :attempt, :channel, :contact, :username, :result, :need,
              :needEvidence, :timing, :timingEvidence, :authority, :authorityEvidence, :budget,
              :budgetEvidence, :outcome, :nextStep, :nextStepOn, :callBackAt, :referredTo, :note,
              :outcomeOfRecord, :reasonCode, :goesTo, :wakeAfterDays, :wakeOn, :attemptAt, :now)
            """)
        .param("key", job.elementInstanceKey())
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("attempt", entry.attempt().number())
        .param("channel", entry.channel())
        .param("contact", entry.attempt().contact().orElse(null))
        .param("username", entry.username())
        .param("result", call.result().code())
        .param("need", bant.map(Bant::need).map(Verdict::code).orElse(null))
        .param("needEvidence", bant.map(Bant::needEvidence).orElse(null))
        .param("timing", bant.map(Bant::timing).map(Verdict::code).orElse(null))
        .param("timingEvidence", bant.map(Bant::timingEvidence).orElse(null))
        .param("authority", bant.map(Bant::authority).map(Verdict::code).orElse(null))
        .param("authorityEvidence", bant.map(Bant::authorityEvidence).orElse(null))
        .param("budget", bant.map(Bant::budget).map(Verdict::code).orElse(null))
        .param("budgetEvidence", bant.map(Bant::budgetEvidence).orElse(null))
        .param("outcome", outcome.code())
        .param("nextStep", agreed.nextStep())
        .param("nextStepOn", agreed.nextStepOn())
        .param("callBackAt", outcome instanceof CallBack promise ? timestamp(promise.at()) : null)
        .param("referredTo", referredTo.orElse(null))
        .param("note", call.note())
        .param("outcomeOfRecord", answer.outcome())
        .param("reasonCode", answer.reasonCode())
        .param("goesTo", answer.goesTo())
        .param("wakeAfterDays", answer.wakeAfterDays())
        .param("wakeOn", answer.wakeOn())
        .param("attemptAt", timestamp(answer.attemptAt()))
        .param("now", timestamp(entry.recordedAt()))
        .update();
  }

  private static RecordedCall toCall(ResultSet row) throws SQLException {
    var result = CallResult.of(row.getString("result"));
    return new RecordedCall(
        row.getInt("attempt"),
        result,
        row.getString("outcome"),
        Optional.ofNullable(row.getObject("contact_id", UUID.class)),
        Optional.ofNullable(row.getObject("referred_to", UUID.class)),
        result.reached() ? Optional.of(toBant(row)) : Optional.empty(),
        row.getString("next_step"),
        row.getObject("next_step_on", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant());
  }

  private static Bant toBant(ResultSet row) throws SQLException {
    return new Bant(
        Verdict.of(row.getString("need")),
        row.getString("need_evidence"),
        Verdict.of(row.getString("timing")),
        row.getString("timing_evidence"),
        Verdict.of(row.getString("authority")),
        row.getString("authority_evidence"),
        Verdict.of(row.getString("budget")),
        row.getString("budget_evidence"));
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
