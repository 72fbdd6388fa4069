package io.sluice.followup;

import io.sluice.job.LeadJob;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds whoever has a task that it waits for them. */
@Service
class Reminding {

  private final Assignments assignments;
  private final Steps steps;
  private final Announcements announcements;
  private final Clock clock;

  Reminding(Assignments assignments, Steps steps, Announcements announcements, Clock clock) {
    this.assignments = assignments;
    this.steps = steps;
    this.announcements = announcements;
    this.clock = clock;
  }

  @Transactional
  public void remind(LeadJob job, String task) {
    var silent = assignments.requireLatest(job, task);
    steps.take(job, Step.REMINDED, silent, silent.clocks().remindAt(), clock.instant());
    announcements.remind(job, silent);
  }
}
