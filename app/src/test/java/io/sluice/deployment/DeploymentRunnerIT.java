package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class DeploymentRunnerIT {

  private final AtomicInteger attempts = new AtomicInteger();
  private final List<Object> events = new CopyOnWriteArrayList<>();

  @Test
  void waitsForWhatIsAway(CapturedOutput output) {
    run(
        new ClientStatusException(Status.UNAVAILABLE, null),
        new DataAccessResourceFailureException("away"),
        new ClientStatusException(Status.INTERNAL, null),
        new ClientStatusException(Status.DEADLINE_EXCEEDED, null));

    await().atMost(Duration.ofSeconds(10)).until(() -> !events.isEmpty());

    assertThat(attempts).hasValue(5);
    assertThat(events).hasSize(1).first().isInstanceOf(ModelsDeployed.class);
    assertThat(output).contains("The models wait for Zeebe (UNAVAILABLE)", "(INTERNAL)");
  }

  @Test
  void goesOnWithTheOldModelsWhereTheNewOnesAreRefused(CapturedOutput output) {
    run(new ClientStatusException(Status.INVALID_ARGUMENT, null));

    await().atMost(Duration.ofSeconds(5)).until(() -> !events.isEmpty());

    assertThat(attempts).hasValue(1);
    assertThat(output).contains("The engine refused our models");
  }

  private void run(RuntimeException... failures) {
    var left = new ArrayDeque<>(List.of(failures));
    var deployer =
        new ModelDeployer(null, null, null, null, null) {
          @Override
          void deploy() {
            attempts.incrementAndGet();
            if (!left.isEmpty()) {
              throw left.poll();
            }
          }
        };
    new DeploymentRunner(deployer, new Bundle().files(), events::add).begin();
  }
}
