package io.sluice.qualification;

import io.sluice.job.LeadJob;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Has the machine assess a lead once for a job, also where somebody says something else. */
@Service
class Assessing {

  private final Assessments assessments;
  private final GradeOverrides overrides;

  Assessing(Assessments assessments, GradeOverrides overrides) {
    this.assessments = assessments;
    this.overrides = overrides;
  }

  /** What is stored of a kind: what the job found when it came before, or what it finds now. */
  Assessment once(LeadJob job, String kind, Supplier<Assessment> check) {
    return assessments
        .find(job, kind)
        .orElseGet(() -> assessments.save(job, overrides.over(job.leadId(), check.get())));
  }
}
