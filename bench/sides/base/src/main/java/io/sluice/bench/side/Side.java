package io.sluice.bench.side;

import java.util.List;
import java.util.Map;

/** One way to do the work of the comparison. All that it answers is durable. */
public interface Side extends AutoCloseable {

  /**
   * Takes a lead in, which is not poison, once for each address.
   *
   * @return once it cannot be lost any more, and what follows neither
   */
  Intake accept(Lead lead);

  /** The open tasks of a person that are due first. */
  List<OpenTask> tasks(String assignee, int limit);

  /**
   * Completes a task.
   *
   * @return false when it is not open, or never was
   */
  boolean complete(String taskId, Map<String, Object> variables);

  /**
   * How many tasks are open; it is asked for often while leads come in, and so must cost little.
   */
  long tasksOpen();

  /** Counts what there is. */
  Evidence evidence();

  /** When leads were accepted, and when their first task could be claimed. */
  Starts starts();

  @Override
  void close();
}
