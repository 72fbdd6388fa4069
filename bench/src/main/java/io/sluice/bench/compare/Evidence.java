package io.sluice.bench.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * What a side has to show for its work. A figure that it cannot have is -1.
 *
 * @param known how often somebody came again who was known
 * @param decisions how many leads have the record of a decision
 * @param timeline how many entries there are in all
 */
record Evidence(
    long leads,
    long known,
    long tasksOpen,
    long tasksDone,
    long decisions,
    long timeline,
    long asleep,
    long won) {

  /** It keeps no such thing. */
  static final long NONE = -1;

  /** The tasks of a lead that is won. */
  static final int TASKS = 5;

  /** The steps of a lead that is won which its timeline has at least: in, decided, five tasks. */
  private static final int STEPS = 7;

  /** What there must be. */
  static Evidence of(long full, long sleepers, long duplicates) {
    return new Evidence(
        full + sleepers,
        duplicates,
        0,
        full * TASKS,
        full + sleepers,
        full * STEPS,
        sleepers,
        full);
  }

  /** The same with more tasks that were completed, each an entry in the timeline. */
  Evidence withTasks(long more) {
    return new Evidence(
        leads, known, tasksOpen, tasksDone + more, decisions, timeline + more, asleep, won);
  }

  /** What is missing or too much here; empty where all is there. */
  List<String> differences(Evidence expected) {
    var differences = new ArrayList<String>();
    add(differences, "leads", leads, expected.leads);
    add(differences, "who came again", known, expected.known);
    add(differences, "open tasks", tasksOpen, expected.tasksOpen);
    add(differences, "completed tasks", tasksDone, expected.tasksDone);
    add(differences, "decisions", decisions, expected.decisions);
    add(differences, "sleepers", asleep, expected.asleep);
    add(differences, "won leads", won, expected.won);
    if (timeline != NONE && timeline < expected.timeline) {
      differences.add(
          "%,d entries in the timelines and not at least %,d"
              .formatted(timeline, expected.timeline));
    }
    return differences;
  }

  private static void add(List<String> differences, String what, long found, long expected) {
    if (found != NONE && found != expected) {
      differences.add("%,d %s and not %,d".formatted(found, what, expected));
    }
  }
}
