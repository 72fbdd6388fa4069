package io.sluice.followup;

import io.sluice.bpmn.Tasks;
import io.sluice.job.LeadJob;
import io.sluice.notification.Notifications;
import io.sluice.notification.TaskNews;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says whom to tell that a task has come to someone, or that they forget it. */
@Component
class Announcements {

  private final Notifications notifications;
  private final Assignments assignments;

  Announcements(Notifications notifications, Assignments assignments) {
    this.notifications = notifications;
    this.assignments = assignments;
  }

  /** Reminds whoever has a task. */
  void remind(LeadJob job, Assignment silent) {
    notifications.reminded(news(silent, job.elementInstanceKey()));
  }

  /**
   * Tells what came of a task that its holder did not do. Whom a task is given first finds it in
   * Tasklist.
   *
   * @param before who had it in this cycle, the last one last
   */
  void given(LeadJob job, Assignment given, List<Assignment> before) {
    if (given.cause() == Cause.REASSIGNED) {
      notifications.reassigned(news(given, given.key()), before.getLast().username());
    } else if (given.cause() == Cause.RELEASED && before.getLast().isReleased()) {
      var had = before.getLast();
      notifications.released(
          news(given, given.key()), had.username(), had.releasedBecause().code());
    } else if (given.task().equals(Tasks.RESOLVE_STALLED_FOLLOW_UP)) {
      assignments
          .findLatestOfRep(job)
          .ifPresent(
              stalled ->
                  notifications.escalated(news(given, given.key()), news(stalled, stalled.key())));
    }
  }

  private static TaskNews news(Assignment assignment, long key) {
    return new TaskNews(
        key,
        assignment.leadId(),
        assignment.cycle(),
        assignment.task(),
        assignment.team(),
        assignment.username(),
        assignment.zone(),
        assignment.clocks().dueAt());
  }
}
