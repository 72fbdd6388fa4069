package io.sluice.process;

import io.sluice.process.FollowUpRows.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL has about the follow-up of the leads that are given their first task after this
 * was made. Each row is read once, so that thousands of leads can be followed.
 */
final class FollowUpLedger {

  /** A task that someone was given. */
  record Held(long key, UUID leadId, String task, String username, Instant assignedAt) {}

  private final JdbcClient jdbc;
  private final Map<UUID, List<Held>> tasks = new HashMap<>();
  private final Map<UUID, List<Taken>> steps = new HashMap<>();
  private long lastTask;
  private long lastStep;

  FollowUpLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.lastTask = lastKey("assignment");
    this.lastStep = lastKey("follow_up_step");
  }

  /** The tasks of a lead, the first one first. */
  List<Held> tasks(UUID leadId) {
    return tasks.getOrDefault(leadId, List.of());
  }

  /** What was done about a lead's tasks, the first first. */
  List<Taken> steps(UUID leadId) {
    return steps.getOrDefault(leadId, List.of());
  }

  /** Reads what has come about since. */
  void read() {
    for (var held : newTasks()) {
      tasks.computeIfAbsent(held.leadId(), key -> new ArrayList<>()).add(held);
      lastTask = held.key();
    }
    jdbc.sql(
            """
            select * from follow_up_step where element_instance_key > :last
            order by element_instance_key
            """)
        .param("last", lastStep)
        .query(
            row -> {
              lastStep = row.getLong("element_instance_key");
              steps
                  .computeIfAbsent(row.getObject("lead_id", UUID.class), key -> new ArrayList<>())
                  .add(
                      new Taken(
                          row.getString("step"),
                          row.getString("task"),
                          row.getString("username"),
                          row.getTimestamp("planned_at").toInstant()));
            });
  }

  private List<Held> newTasks() {
    return jdbc.sql(
            """
            select element_instance_key as key, lead_id, task, username, assigned_at
            from assignment where element_instance_key > :last order by element_instance_key
            """)
        .param("last", lastTask)
        .query(Held.class)
        .list();
  }

  private long lastKey(String table) {
    return jdbc.sql("select coalesce(max(element_instance_key), 0) from " + table)
        .query(Long.class)
        .single();
  }
}
