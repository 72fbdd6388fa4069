package io.sluice.imports;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImportRunnerTest {

  @Test
  void goesOnWhateverIsThrown() throws InterruptedException {
    var tried = new AtomicInteger();
    var runner =
        new ImportRunner(
            new ImportStep(null, null, null, null, null) {
              @Override
              boolean advance() {
                return switch (tried.incrementAndGet()) {
                  case 1 -> throw new OutOfMemoryError("of a test");
                  case 2 -> throw new IllegalStateException("of a test");
                  default -> false;
                };
              }
            },
            Duration.ofHours(1));
    runner.begin();
    try {
      await().until(() -> tried.get() >= 3);
    } finally {
      runner.end();
    }
  }
}
