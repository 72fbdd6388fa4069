package io.sluice.intake;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
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

  private static final String PROBLEM = "problem";

  private final Intake intake;

  CaptureLeadWorker(Intake intake) {
    this.intake = intake;
  }

  /** A job that is delivered again is the same submission, one after a correction is another. */
  @JobWorker(type = JobTypes.CAPTURE_LEAD)
  public Map<String, Object> captureLead(
      @VariablesAsType CapturedLead lead,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    var key = IdempotencyKey.ofCapture(processInstanceKey, elementInstanceKey);
    try {
      return captured(
          intake.submit(lead.raw(), new Arrival(Door.TASKLIST, null, null), Optional.of(key)));
    } catch (Problem.Refused e) {
      throw refused(e);
    }
  }

  private static Map<String, Object> captured(Receipt receipt) {
    var result = new HashMap<String, Object>();
    CapturedLead.PERSONAL.forEach(name -> result.put(name, null));
    result.put(PROBLEM, null);
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
        Models.LEAD_REFUSED, "What was entered cannot be a lead.", Map.of(PROBLEM, lines));
  }

  private static String line(Violation violation) {
    var value = violation.value() == null ? "empty" : violation.value();
    return "%s (%s): %s".formatted(violation.field(), value, violation.fix());
  }
}
