package io.sluice.followup;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reminders that reps were given. */
@Repository
class Reminders {

  private static final Logger log = LoggerFactory.getLogger(Reminders.class);

  private final JdbcClient jdbc;
  private final Clock clock;

  Reminders(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void remind(LeadJob job, String username) {
    var task = job.header("task");
    var known = username != null && !username.equals(TaskPlan.ANYONE);
    var first =
        jdbc.sql(
                    """
                    insert into reminder (element_instance_key, lead_id, cycle, task, username,
                      reminded_at)
                    values (:key, :leadId, :cycle, :task, :username, :now)
                    on conflict (element_instance_key) do nothing
                    """)
                .param("key", job.elementInstanceKey())
                .param("leadId", job.leadId())
                .param("cycle", job.cycle())
                .param("task", task)
                .param("username", known ? username : null)
                .param("now", Timestamp.from(clock.instant()))
                .update()
            == 1;
    if (first) {
      log.info("{} is reminded of task {}", known ? username : "The team", task);
    }
  }
}
