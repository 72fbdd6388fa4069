package io.sluice.privacy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Goes on with erasures until they are done, by db-scheduler: one of several instances works at
 * one, and what one took that died is gone on with by another. One that fails is tried again for
 * ever, with pauses that grow to an hour, since the person has a right to it.
 */
@Component
class ErasureScheduler implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ErasureScheduler.class);
  private static final String TABLE = "erasure_task";
  private static final String TASK = "erase";
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration SHUTDOWN = Duration.ofSeconds(15);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 9;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final DataSource dataSource;
  private final SchedulerClient client;
  private final Eraser eraser;
  private final Erasures erasures;
  private final ErasureProperties properties;
  private final Clock clock;
  private Scheduler scheduler;

  ErasureScheduler(
      DataSource dataSource,
      Eraser eraser,
      Erasures erasures,
      ErasureProperties properties,
      Clock clock) {
    this.dataSource = dataSource;
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(TABLE)
            .build();
    this.eraser = eraser;
    this.erasures = erasures;
    this.properties = properties;
    this.clock = clock;
  }

  /** In the caller's transaction. */
  void add(UUID erasureId) {
    client.scheduleIfNotExists(new TaskInstance<Void>(TASK, erasureId.toString()), clock.instant());
  }

  @Override
  public synchronized void start() {
    var task =
        Tasks.custom(TASK, Void.class)
            .onFailure(this::failed)
            .execute((instance, context) -> goOn(UUID.fromString(instance.getId())));
    scheduler =
        Scheduler.create(dataSource, task)
            .tableName(TABLE)
            .clock(clock::instant)
            .threads(1)
            .pollingInterval(properties.interval())
            .heartbeatInterval(HEARTBEAT)
            .shutdownMaxWait(SHUTDOWN)
            .failureLogging(LogLevel.DEBUG, false)
            .build();
    scheduler.start();
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }

  private CompletionHandler<Void> goOn(UUID erasureId) {
    return switch (eraser.goOn(erasureId)) {
      case Progress.Finished finished -> (complete, operations) -> operations.remove();
      case Progress.Waits waits ->
          (complete, operations) -> operations.reschedule(complete, waits.until());
    };
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var erasureId = UUID.fromString(complete.getExecution().taskInstance.getId());
    var failures = Math.min(complete.getExecution().consecutiveFailures, MOST_DOUBLINGS);
    var pause = FIRST_PAUSE.multipliedBy(1L << failures);
    var again = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    var why =
        complete.getCause().map(thrown -> thrown.getClass().getSimpleName()).orElse("unknown");
    log.warn("Erasure {} failed with {}, is gone on with at {}", erasureId, why, again);
    operations.reschedule(complete, again);
    erasures.waitsFor(
        erasureId, "The last try failed with %s; the next one is at %s.".formatted(why, again));
  }
}
