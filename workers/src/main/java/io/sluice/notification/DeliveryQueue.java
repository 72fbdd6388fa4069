package io.sluice.notification;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Which delivery is tried when: tasks of db-scheduler, written in the caller's transaction and
 * carried out by {@link DeliveryScheduler}.
 */
@Component
class DeliveryQueue {

  static final String TASK = "deliver";

  private final SchedulerClient client;

  DeliveryQueue(DataSource dataSource) {
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource)).build();
  }

  void add(UUID deliveryId, Instant at) {
    client.scheduleIfNotExists(new TaskInstance<Void>(TASK, deliveryId.toString()), at);
  }

  void addOrMove(UUID deliveryId, Instant at) {
    var id = TaskInstanceId.of(TASK, deliveryId.toString());
    var scheduled = client.getScheduledExecution(id);
    if (scheduled.isEmpty()) {
      add(deliveryId, at);
    } else if (!scheduled.get().isPicked()) {
      client.reschedule(id, at);
    }
  }
}
