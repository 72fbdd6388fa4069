package io.sluice.process;

import io.camunda.client.annotation.JobWorker;
import io.sluice.job.LeadJob;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Workers that fail in each way in which a worker can fail. */
@Component
public class TroubledWorkers {

  static final String SECRET = "Key (email)=(someone@personal.example) already exists";

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @JobWorker(type = "test-unworkable")
  public void unworkable(LeadJob job) {
    job.header("team");
  }

  @JobWorker(type = "test-crash")
  public void crash(LeadJob job) {
    throw new IllegalStateException(SECRET);
  }

  @JobWorker(type = "test-too-large")
  public Map<String, String> tooLarge(LeadJob job) {
    return Map.of("large", "x".repeat(5_000_000));
  }

  @JobWorker(type = "test-cancelled")
  public void cancelledMeanwhile(LeadJob job) throws InterruptedException {
    started.countDown();
    mayEnd.await(20, TimeUnit.SECONDS);
  }

  public boolean awaitStart() throws InterruptedException {
    return started.await(20, TimeUnit.SECONDS);
  }

  public void letEnd() {
    mayEnd.countDown();
  }
}
