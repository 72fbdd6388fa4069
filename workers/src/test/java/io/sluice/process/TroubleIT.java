package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a manager sees in Operate and an operator in the log when a worker fails. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class TroubleIT {

  private static final Map<String, Object> LEAD =
      Map.of("leadId", UUID.randomUUID().toString(), "cycle", 1);

  @Autowired Waterfall waterfall;
  @Autowired TroubledWorkers workers;

  @Test
  void whatNoRetryMendsIsAnIncidentAtOnceThatSaysWhatToDo() {
    var instance = run("test-unworkable", LEAD);

    var incident = await(instance, "INCIDENT", "CREATED");
    assertThat(incident.text("errorType")).isEqualTo("JOB_NO_RETRIES");
    assertThat(incident.text("errorMessage"))
        .isEqualTo(
            "Task 'work' has no header 'team': set it in Modeler, deploy, and migrate this instance.");
    assertThat(failures(instance)).hasSize(1);
  }

  @Test
  void missingVariableIsAnIncidentThatNamesIt() {
    var instance = run("test-unworkable", Map.of("cycle", 1));

    assertThat(await(instance, "INCIDENT", "CREATED").text("errorMessage"))
        .contains("'work' sees no variable leadId")
        .contains("test-unworkable");
  }

  @Test
  void anythingElseIsTriedAgainWithAGrowingPauseAndTellsNoPersonalData(CapturedOutput output) {
    var instance = run("test-crash", LEAD);
    var incident = await(instance, "INCIDENT", "CREATED");
    assertThat(incident.text("errorMessage")).startsWith("IllegalStateException: see the log");
    var failures = failures(instance);
    assertThat(pauses(failures, 2))
        .isNotEmpty()
        .allSatisfy(ms -> assertThat(ms).isBetween(400L, 600L));
    assertThat(pauses(failures, 1))
        .isNotEmpty()
        .allSatisfy(ms -> assertThat(ms).isBetween(800L, 1_200L));
    assertThat(output.getAll().split("work of test-crash failed", -1)).hasSize(1 + 3);
    assertThat(failures.toString() + incident).doesNotContain("personal.example");
    assertThat(output.getAll()).contains("work of test-crash failed, 0 tries left");
  }

  @Test
  void resultThatTheEngineRefusesIsAnErrorInTheLog(CapturedOutput output) {
    var instance = run("test-too-large", LEAD);

    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(
            () -> assertThat(output.getAll()).contains("The engine refused the result of a job"));
    waterfall.camunda().newCancelInstanceCommand(instance).send().join();
  }

  @Test
  void jobThatIsCancelledMeanwhileIsNoError(CapturedOutput output) throws InterruptedException {
    var instance = run("test-cancelled", LEAD);
    var job = await(instance, "JOB", "CREATED");
    assertThat(workers.awaitStart()).isTrue();
    waterfall.camunda().newCancelInstanceCommand(instance).send().join();
    workers.letEnd();

    TestStack.shared()
        .records()
        .await(
            found ->
                found.recordType().equals("COMMAND_REJECTION")
                    && found.valueType().equals("JOB")
                    && found.key() == job.key(),
            Waterfall.PATIENCE);
    assertThat(output.getAll()).doesNotContain("ERROR").doesNotContain("Gave up");
  }

  private long run(String jobType, Map<String, Object> variables) {
    var model =
        Bpmn.createExecutableProcess(jobType)
            .startEvent()
            .serviceTask("work", task -> task.zeebeJobType(jobType))
            .endEvent()
            .done();
    var camunda = waterfall.camunda();
    camunda.newDeployResourceCommand().addProcessModel(model, jobType + ".bpmn").send().join();
    return camunda
        .newCreateInstanceCommand()
        .bpmnProcessId(jobType)
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  /** The engine writes a failure again, without the pause, when the pause is over. */
  private static List<Long> pauses(List<EngineRecord> failures, long retriesLeft) {
    return failures.stream()
        .filter(job -> job.number("retries") == retriesLeft)
        .map(job -> job.number("retryBackoff"))
        .filter(pause -> pause > 0)
        .toList();
  }

  private static EngineRecord await(long instance, String valueType, String intent) {
    return TestStack.shared()
        .records()
        .await(
            found -> found.is(valueType, intent) && found.processInstanceKey() == instance,
            Waterfall.PATIENCE);
  }

  private static List<EngineRecord> failures(long instance) {
    return TestStack.shared().records().ofInstance(instance).stream()
        .filter(found -> found.is("JOB", "FAILED"))
        .toList();
  }
}
