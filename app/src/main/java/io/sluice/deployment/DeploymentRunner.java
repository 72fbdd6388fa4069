package io.sluice.deployment;

import io.sluice.operations.Backoff;
import io.sluice.operations.EngineStatus;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Deploys in the background once the application is up, and waits for an engine that is away. */
@Component
class DeploymentRunner {

  private static final Logger log = LoggerFactory.getLogger(DeploymentRunner.class);

  private final ModelDeployer deployer;
  private final BundledFiles bundle;
  private final ApplicationEventPublisher events;
  private Thread thread;

  DeploymentRunner(ModelDeployer deployer, BundledFiles bundle, ApplicationEventPublisher events) {
    this.deployer = deployer;
    this.bundle = bundle;
    this.events = events;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    thread = Thread.ofVirtual().name("deployment").start(this::run);
  }

  @PreDestroy
  void end() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    var backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15));
    try {
      while (!isDone()) {
        Thread.sleep(backoff.next());
      }
      events.publishEvent(new ModelsDeployed(bundle.formIds()));
    } catch (InterruptedException e) {
      log.debug("The application ends before the models are deployed");
    }
  }

  private boolean isDone() throws InterruptedException {
    try {
      deployer.deploy();
      return true;
    } catch (DataAccessException e) {
      log.warn("The models wait for PostgreSQL ({})", e.getClass().getSimpleName());
      return false;
    } catch (RuntimeException e) {
      return isFinal(e);
    }
  }

  private static boolean isFinal(RuntimeException refused) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var code = EngineStatus.of(refused);
    if (EngineStatus.isPassing(code)) {
      log.warn("The models wait for Zeebe ({}); leads are accepted meanwhile", code);
      return false;
    }
    var wayIn = EngineStatus.wayIn(code);
    if (wayIn.isPresent()) {
      log.warn("The models wait, and leads are accepted meanwhile. {}", wayIn.get());
      return false;
    }
    log.error("The engine refused our models; what was deployed before stays in force", refused);
    return true;
  }
}
