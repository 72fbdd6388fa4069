package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.response.ActivatedJob;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Models;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The start form's process. Its worker is the application's intake, which is tested there; here its
 * answers are played, so that every way through the model is gone.
 */
@ProcessTest
class CaptureLeadIT {

  private static final Map<String, Object> ENTRY =
      Map.of("email", "dana.reed@northwind.example", "entry", "sales", "enteredBy", "alex");

  @Autowired Waterfall waterfall;

  @Test
  void entryThatIsALeadIsCaptured() {
    var instance = start();
    captured(instance);

    awaitElement(instance, "lead-captured");
  }

  @Test
  void entryThatIsRefusedIsCorrectedByItsTeam() {
    var instance = start();
    refused(instance);
    var task = awaitTask(instance, 1);
    waterfall.complete(
        task, Map.of("outcome", "corrected", "email", "dana@northwind.example", "entry", "sales"));
    captured(instance);

    awaitElement(instance, "lead-captured");
    assertThat(task.value().path("candidateGroupsList").toString()).isEqualTo("[\"sales\"]");
  }

  @Test
  void entryThatNobodyCorrectsGoesToTheManagersWhoDropItAndNothingOfItStays() {
    var instance = start();
    refused(instance);
    awaitTask(instance, 1);
    VirtualTime.moveTo(VirtualTime.now().plus(Duration.ofDays(1)).plusSeconds(1));
    var task = awaitTask(instance, 2);
    waterfall.complete(task, Map.of("outcome", "dropped"));
    awaitElement(instance, "entry-dropped-end");

    assertThat(task.value().path("candidateGroupsList").toString()).isEqualTo("[\"managers\"]");
    assertThat(lastValue(instance, "email")).isEqualTo("null");
    assertThat(lastValue(instance, "problem")).isEqualTo("null");
  }

  private long start() {
    return waterfall
        .camunda()
        .newCreateInstanceCommand()
        .bpmnProcessId("capture-lead")
        .latestVersion()
        .variables(ENTRY)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private void captured(long instance) {
    waterfall
        .camunda()
        .newCompleteCommand(job(instance))
        .variables(Map.of("captured", true))
        .send()
        .join();
  }

  private void refused(long instance) {
    waterfall
        .camunda()
        .newThrowErrorCommand(job(instance))
        .errorCode(Models.LEAD_REFUSED)
        .variables(Map.of("problem", "email (dana.reed): give an address"))
        .send()
        .join();
  }

  private ActivatedJob job(long instance) {
    return await()
        .atMost(Waterfall.PATIENCE)
        .until(
            () ->
                waterfall
                    .camunda()
                    .newActivateJobsCommand()
                    .jobType(JobTypes.CAPTURE_LEAD)
                    .maxJobsToActivate(1)
                    .requestTimeout(Duration.ofSeconds(2))
                    .send()
                    .join()
                    .getJobs()
                    .stream()
                    .filter(job -> job.getProcessInstanceKey() == instance)
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  private static EngineRecord awaitTask(long instance, int number) {
    return await()
        .atMost(Waterfall.PATIENCE)
        .until(
            () ->
                TestStack.shared().records().stream()
                    .filter(found -> found.is("USER_TASK", "CREATED"))
                    .filter(found -> found.processInstanceKey() == instance)
                    .skip(number - 1)
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  private static void awaitElement(long instance, String elementId) {
    TestStack.shared()
        .records()
        .await(
            found ->
                found.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                    && found.processInstanceKey() == instance
                    && found.elementId().equals(elementId),
            Waterfall.PATIENCE);
  }

  private static String lastValue(long instance, String variable) {
    return TestStack.shared().records().stream()
        .filter(found -> found.valueType().equals("VARIABLE"))
        .filter(found -> found.scopeKey() == instance)
        .filter(found -> found.text("name").equals(variable))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .text("value");
  }
}
