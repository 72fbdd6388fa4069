package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.sluice.local.test.TestStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A worker has done its work and the engine is not there to be told. */
@ExtendWith(OutputCaptureExtension.class)
class AbsentEngineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CamundaClientExecutorService executor =
      CamundaClientExecutorService.createDefault(1);

  @Test
  void resultIsToldWhenTheEngineIsBack() throws IOException {
    try (var engine = client(TestStack.shared().endpoints().grpc());
        var socket = new ServerSocket(0)) {
      var job = activateJob(engine);
      var port = socket.getLocalPort();
      socket.close();
      try (var worker = client(URI.create("http://localhost:" + port))) {
        complete(worker, job, 50).executeAsync();
        try (var relay = Relay.open(port, TestStack.shared().endpoints().grpc().getPort())) {
          var done =
              TestStack.shared()
                  .records()
                  .await(
                      found -> found.is("JOB", "COMPLETED") && found.key() == job.getKey(),
                      PATIENCE);
          assertThat(done.text("type")).isEqualTo("absent-engine");
        }
      }
    }
  }

  @Test
  void givesUpWithAWordInTheLogWhenTheEngineStaysAway(CapturedOutput output) throws IOException {
    var job = mock(ActivatedJob.class);
    given(job.getDeadline()).willReturn(System.currentTimeMillis() + 60_000);
    try (var socket = new ServerSocket(0)) {
      var port = socket.getLocalPort();
      socket.close();
      try (var worker = client(URI.create("http://localhost:" + port))) {
        complete(worker, job, 3).executeAsync();
        Awaitility.await()
            .atMost(30, TimeUnit.SECONDS)
            .untilAsserted(
                () -> assertThat(output.getAll()).contains("Gave up telling the engine"));
      }
    }
  }

  private CommandWrapper complete(CamundaClient worker, ActivatedJob job, int tries) {
    return new CommandWrapper(
        worker.newCompleteCommand(job.getKey()),
        job,
        new CommandErrors(executor),
        null,
        null,
        tries);
  }

  private static ActivatedJob activateJob(CamundaClient engine) {
    engine
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("absent-engine")
                .startEvent()
                .serviceTask("work", task -> task.zeebeJobType("absent-engine"))
                .endEvent()
                .done(),
            "absent-engine.bpmn")
        .send()
        .join();
    engine.newCreateInstanceCommand().bpmnProcessId("absent-engine").latestVersion().send().join();
    return engine
        .newActivateJobsCommand()
        .jobType("absent-engine")
        .maxJobsToActivate(1)
        .timeout(Duration.ofMinutes(1))
        .requestTimeout(Duration.ofSeconds(10))
        .send()
        .join()
        .getJobs()
        .getFirst();
  }

  private static CamundaClient client(URI grpc) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(grpc)
        .preferRestOverGrpc(false)
        .defaultRequestTimeout(Duration.ofSeconds(5))
        .build();
  }
}
