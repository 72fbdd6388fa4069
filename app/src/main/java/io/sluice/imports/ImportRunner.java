package io.sluice.imports;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes imports further for as long as any runs, a chunk of each in turn: at once when one was
 * started here, else every second, so that what another instance has left behind goes on.
 */
@Component
class ImportRunner {

  private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

  private final ImportStep step;
  private final long intervalMillis;
  private final Semaphore nudged = new Semaphore(0);
  private Thread thread;

  ImportRunner(ImportStep step, @Value("${sluice.imports.interval:1s}") Duration interval) {
    this.step = step;
    this.intervalMillis = interval.toMillis();
  }

  /** There is something to do now. */
  void nudge() {
    nudged.release();
  }

  @EventListener(ApplicationReadyEvent.class)
  synchronized void begin() {
    if (thread == null) {
      thread = Thread.ofPlatform().name("imports").daemon().start(this::run);
    }
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        work();
        nudged.tryAcquire(intervalMillis, TimeUnit.MILLISECONDS);
        nudged.drainPermits();
      }
    } catch (InterruptedException e) {
      log.debug("The runner of imports ends");
    }
  }

  private void work() throws InterruptedException {
    try {
      while (step.advance()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("The imports cannot go on for now ({})", e.getClass().getSimpleName());
      pause();
    } catch (Throwable e) {
      log.error("The imports broke off; they are tried again in a moment", e);
      pause();
    }
  }

  private void pause() throws InterruptedException {
    Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
    nudge();
  }

  @PreDestroy
  synchronized void end() throws InterruptedException {
    if (thread != null) {
      thread.interrupt();
      thread.join(PAUSE_AFTER_FAILURE_MILLIS);
    }
  }
}
