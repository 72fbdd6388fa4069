package io.sluice.imports;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Waits for imports to end, wherever they run. No connection is held meanwhile. */
@Component
public class ImportWait {

  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final Imports imports;

  ImportWait(Imports imports) {
    this.imports = imports;
  }

  /** Until it runs no more, or for so long. */
  public void await(UUID id, Duration most) {
    var until = System.nanoTime() + most.toNanos();
    long pause = 5;
    try {
      while (isRunning(id) && System.nanoTime() < until) {
        Thread.sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isRunning(UUID id) {
    return imports.find(id).filter(found -> found.state() == ImportState.RUNNING).isPresent();
  }
}
