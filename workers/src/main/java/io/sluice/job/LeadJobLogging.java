package io.sluice.job;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Puts the lead and the process instance of a job on every log line that its worker writes. */
@Aspect
@Component
class LeadJobLogging {

  @Around("@annotation(io.camunda.client.annotation.JobWorker) && args(job, ..)")
  Object withLead(ProceedingJoinPoint work, LeadJob job) throws Throwable {
    try (var lead = MDC.putCloseable("leadId", job.leadId().toString());
        var instance =
            MDC.putCloseable("processInstanceKey", Long.toString(job.processInstanceKey()))) {
      return work.proceed();
    }
  }
}
