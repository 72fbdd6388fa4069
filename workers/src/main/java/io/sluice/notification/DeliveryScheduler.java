package io.sluice.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, by db-scheduler: several instances share the work, and what one took that died
 * is done by another. So are the looks at whether there is anything to be told. Where neither mail
 * nor a channel is configured there is nothing to run.
 */
@Component
@EnableConfigurationProperties(NotificationProperties.class)
class DeliveryScheduler implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DeliveryScheduler.class);
  private static final int THREADS = 2;
  private static final Duration HEARTBEAT = Duration.ofMinutes(1);
  private static final Duration SHUTDOWN = Duration.ofSeconds(15);

  private final DataSource dataSource;
  private final Sending sending;
  private final FailedTries failedTries;
  private final Recipients recipients;
  private final Mails mails;
  private final Webhooks webhooks;
  private final NotificationProperties properties;
  private final List<RecurringTask<Void>> looks;
  private final Clock clock;
  private Scheduler scheduler;

  DeliveryScheduler(
      DataSource dataSource,
      Sending sending,
      FailedTries failedTries,
      Recipients recipients,
      Mails mails,
      Webhooks webhooks,
      NotificationProperties properties,
      List<RecurringTask<Void>> looks,
      Clock clock) {
    this.dataSource = dataSource;
    this.sending = sending;
    this.failedTries = failedTries;
    this.recipients = recipients;
    this.mails = mails;
    this.webhooks = webhooks;
    this.properties = properties;
    this.looks = looks;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    tellWhatIsOff();
    if (!mails.isConfigured() && !webhooks.isConfigured()) {
      return;
    }
    var task =
        Tasks.oneTime(DeliveryQueue.TASK)
            .onFailure(failedTries)
            .execute((instance, context) -> sending.send(UUID.fromString(instance.getId())));
    scheduler =
        Scheduler.create(dataSource, task)
            .startTasks(looks)
            .clock(clock::instant)
            .threads(THREADS)
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

  private void tellWhatIsOff() {
    if (!mails.isConfigured()) {
      log.info("No mails are sent: spring.mail.host is not set");
    } else {
      var without = recipients.withoutAddress();
      if (!without.isEmpty()) {
        log.warn("No mails go to {}: they have no e-mail address", String.join(", ", without));
      }
    }
    if (!webhooks.isConfigured()) {
      log.info("No channel is told anything: sluice.notification.channels is not set");
    }
  }
}
