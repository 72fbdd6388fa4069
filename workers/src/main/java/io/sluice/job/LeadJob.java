package io.sluice.job;

import java.util.Map;
import java.util.UUID;

/**
 * A job of a lead: for which cycle of which lead, and where in the process. Every worker takes one.
 *
 * @param elementInstanceKey the natural key of the work: the same when the job is delivered again
 * @param processDefinitionKey the version of the model that the instance follows now
 */
public record LeadJob(
    UUID leadId,
    int cycle,
    String elementId,
    long elementInstanceKey,
    long processInstanceKey,
    long processDefinitionKey,
    Map<String, String> headers) {

  /**
   * A task header that the designer sets.
   *
   * @throws UnworkableJobException when the model lacks it
   */
  public String header(String name) {
    var value = headers.get(name);
    if (value == null || value.isBlank()) {
      throw new UnworkableJobException(
          "Task '%s' has no header '%s': set it in Modeler, deploy, and migrate this instance."
              .formatted(elementId, name));
    }
    return value;
  }
}
