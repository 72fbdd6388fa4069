package io.sluice.bench.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of those who do the work, freshly started on servers of its own. */
interface Side extends AutoCloseable {

  /**
   * The answer to a lead.
   *
   * @param leadId null where it was refused
   * @param known whether its address was known
   */
  record Answer(String leadId, boolean known) {

    static final Answer REFUSED = new Answer(null, false);

    boolean refused() {
      return leadId == null;
    }
  }

  /**
   * A line of a work list.
   *
   * @param last whether a lead is won when it is done
   */
  record OpenTask(String id, String name, String leadId, boolean last) {}

  /** Starts everything. */
  void start();

  /** How long it took from the start of its program until it served. */
  Duration startedIn();

  /** Posts a lead; returns with the answer. */
  Answer post(Arrival arrival);

  /** Who works the tasks. */
  List<String> people();

  /** What is to be done first by somebody, as their page shows it. */
  List<OpenTask> workList(String person);

  /**
   * Completes a task as its form would; returns once that is durable.
   *
   * @return false where it is no longer open
   */
  boolean complete(OpenTask task);

  /** How many tasks of these people are open. */
  long tasksOpen();

  /** When the first task of each lead could be claimed. */
  Map<String, Instant> firstTasks();

  /** What is left in it of all that it did. */
  Evidence evidence();

  /**
   * The ids of its processes, by the name of the program; what they have started belongs to them.
   */
  Map<String, Long> programs();

  /** What its processes have used until now. */
  default Usage usage() {
    return Usage.of(programs());
  }

  /** What its engine has done until now; none where it has no log of that. */
  EngineWork engineWork();

  /**
   * What it does with leads that are already there, once it is warm.
   *
   * @return null where that is not measured of it
   */
  default Stock stock(StockSize size, Phase phase, Posting posting) {
    return null;
  }

  /**
   * What it shows when many sleepers are due at once. Nobody works these afterwards.
   *
   * @return null where that is not measured of it
   */
  default Stock.Waking waking(StockSize size) {
    return null;
  }

  /** What else must not be, each with the words that say so; empty where all is well. */
  List<String> complaints();

  @Override
  void close();
}
