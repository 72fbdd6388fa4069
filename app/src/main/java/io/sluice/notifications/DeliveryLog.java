package io.sluice.notifications;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads deliveries. */
@Repository
class DeliveryLog {

  private final JdbcClient jdbc;

  DeliveryLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The newest first.
   *
   * @param state null for all
   */
  List<DeliveryEntry> find(String state, int most) {
    return jdbc.sql(
            """
            select d.*, t.execution_time as next_attempt_at from delivery d
            left join scheduled_tasks t
              on t.task_name = 'deliver' and t.task_instance = d.delivery_id::text
            where cast(:state as text) is null or d.state = :state
            order by d.created_at desc, d.delivery_id limit :most
            """)
        .param("state", state)
        .param("most", most)
        .query(DeliveryEntry.class)
        .list();
  }

  DeliveryCounts counts() {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'pending') as pending,
              count(*) filter (where state = 'failed') as failed,
              min(created_at) filter (where state = 'pending') as oldest
            from delivery where state in ('pending', 'failed')
            """)
        .query(DeliveryCounts.class)
        .single();
  }
}
