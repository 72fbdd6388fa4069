package io.sluice.routing;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people answered to the tasks that they were given. */
@Repository("taskAnswers")
public class Answers {

  private final JdbcClient jdbc;
  private final Clock clock;

  Answers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records that a task was answered. Stands in for the one of branch followup. */
  public void record(LeadJob job, String task, String outcome, String reasonCode) {
    jdbc.sql(
            """
            update assignment set answered_at = :now, outcome = :outcome, reason_code = :reasonCode
            where lead_id = :leadId and cycle = :cycle and task = :task and answered_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("outcome", outcome)
        .param("reasonCode", reasonCode)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", task)
        .update();
  }
}
