package io.sluice.bench;

import io.sluice.figures.made.MadeLead;
import io.sluice.figures.made.MadeLead.MadeCycle;
import io.sluice.figures.made.MadeLead.MadeTask;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes one SDR have had a task of a third of all leads, which is the most that a page has to bear.
 */
final class BusyRep {

  static final String USERNAME = "sam";
  static final String TEAM = "inside-sales";

  private static final int SHARE = 3;

  private BusyRep() {}

  /** The same histories, but for who had the tasks. */
  static List<MadeLead> in(List<MadeLead> leads) {
    var worked = leads.stream().filter(lead -> tasks(lead).anyMatch(BusyRep::isOfTeam)).count();
    var wanted = leads.size() / SHARE;
    var seen = new long[1];
    return leads.stream()
        .map(
            lead -> {
              if (tasks(lead).noneMatch(BusyRep::isOfTeam)) {
                return lead;
              }
              seen[0]++;
              return seen[0] * wanted / worked > (seen[0] - 1) * wanted / worked
                  ? madeOver(lead)
                  : lead;
            })
        .toList();
  }

  /** Whether they ever had a task of it. */
  static boolean had(MadeLead lead) {
    return tasks(lead).anyMatch(task -> USERNAME.equals(task.username()));
  }

  private static Stream<MadeTask> tasks(MadeLead lead) {
    return lead.cycles().stream().flatMap(cycle -> cycle.tasks().stream());
  }

  private static boolean isOfTeam(MadeTask task) {
    return TEAM.equals(task.team()) && task.username() != null;
  }

  private static MadeLead madeOver(MadeLead lead) {
    return new MadeLead(
        lead.leadId(),
        lead.number(),
        lead.source(),
        lead.channel(),
        lead.employees(),
        lead.capturedAt(),
        lead.cycles().stream().map(BusyRep::madeOver).toList());
  }

  private static MadeCycle madeOver(MadeCycle cycle) {
    return new MadeCycle(
        cycle.cycle(),
        cycle.entry(),
        cycle.wokeUp(),
        cycle.openedAt(),
        cycle.events(),
        cycle.tasks().stream().map(task -> isOfTeam(task) ? madeOver(task) : task).toList(),
        cycle.assessed(),
        cycle.outcome(),
        cycle.reason(),
        cycle.closedAt(),
        cycle.sleep());
  }

  private static MadeTask madeOver(MadeTask task) {
    return new MadeTask(
        task.task(),
        task.team(),
        USERNAME,
        task.assignedAt(),
        task.dueAt(),
        task.endedAt(),
        task.outcome(),
        task.reason(),
        task.breachedAt());
  }
}
