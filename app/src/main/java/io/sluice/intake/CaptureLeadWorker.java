package io.sluice.intake;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Models;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The door in Tasklist: takes in what a rep entered in the start form, like any other submission.
 * What cannot be a lead goes back to be corrected; what was taken in leaves the engine.
 */
@Component
public class CaptureLeadWorker {

  private final Intake intake;

  CaptureLeadWorker(Intake intake) {
    this.intake = intake;
  }

  @JobWorker(type = JobTypes.CAPTURE_LEAD)
  public Map<String, Object> captureLead(ActivatedJob job) {
    try {
      var receipt = intake.submit(CapturedLead.read(job.getVariablesAsMap()), keyOf(job));
      return captured(receipt);
    } catch (Problem.Refused e) {
      throw refused(e);
    }
  }

  /** The same when the job is delivered again, another one after a correction. */
  private static Optional<IdempotencyKey> keyOf(ActivatedJob job) {
    return Optional.of(
        IdempotencyKey.ofCapture(job.getProcessInstanceKey(), job.getElementInstanceKey()));
  }

  private static Map<String, Object> captured(Receipt receipt) {
    var result = new HashMap<String, Object>();
    CapturedLead.PERSONAL.forEach(name -> result.put(name, null));
    result.put("leadId", receipt.leadId());
    result.put("cycle", receipt.cycle());
    result.put("captured", true);
    return result;
  }

  private static CamundaError refused(Problem.Refused problem) {
    var lines =
        problem.violations().stream()
            .map(CaptureLeadWorker::line)
            .collect(Collectors.joining("\n"));
    return CamundaError.bpmnError(
        Models.LEAD_REFUSED, "What was entered cannot be a lead.", Map.of("problem", lines));
  }

  private static String line(Violation violation) {
    var value = violation.value() == null ? "empty" : violation.value();
    return "%s (%s): %s".formatted(violation.field(), value, violation.fix());
  }
}
