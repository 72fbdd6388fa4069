package io.sluice.job;

import io.camunda.client.api.JsonMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.jobhandling.parameter.DefaultParameterResolverStrategy;
import io.camunda.client.jobhandling.parameter.ParameterResolver;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lets workers take a {@link LeadJob}. Injecting the whole activated job instead would fetch all
 * variables of the instance with every job.
 */
@Component
class LeadJobResolver extends DefaultParameterResolverStrategy {

  LeadJobResolver(JsonMapper jsonMapper) {
    super(jsonMapper);
  }

  @Override
  public ParameterResolver createResolver(ParameterResolverStrategyContext context) {
    return context.parameterInfo().getParameter().getType() == LeadJob.class
        ? LeadJobResolver::resolve
        : super.createResolver(context);
  }

  private static LeadJob resolve(JobClient client, ActivatedJob job) {
    var variables = job.getVariablesAsMap();
    return new LeadJob(
        leadId(variables, job),
        cycle(variables, job),
        job.getElementId(),
        job.getElementInstanceKey(),
        job.getProcessInstanceKey(),
        job.getProcessDefinitionKey(),
        job.getCustomHeaders());
  }

  private static UUID leadId(Map<String, Object> variables, ActivatedJob job) {
    try {
      return UUID.fromString((String) variables.get("leadId"));
    } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
      throw missing("leadId", "the lead's UUID", job);
    }
  }

  private static int cycle(Map<String, Object> variables, ActivatedJob job) {
    if (variables.get("cycle") instanceof Number cycle) {
      return cycle.intValue();
    }
    throw missing("cycle", "the number of the lead's cycle", job);
  }

  private static UnworkableJobException missing(String name, String what, ActivatedJob job) {
    return new UnworkableJobException(
        "'%s' sees no variable %s (%s): map it into %s, or set it here in Operate and retry."
            .formatted(job.getElementId(), name, what, job.getBpmnProcessId()));
  }
}
