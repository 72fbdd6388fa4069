package io.sluice.figures.made;

import io.sluice.figures.made.MadeLead.MadeCycle;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Enters histories into the tables of the ledger by {@code COPY}, as the workers would have. The
 * reports' table follows by its triggers; where there are many it is quicker to have it told of
 * each cycle once, at the end.
 */
public final class LedgerWriter {

  private static final List<String> TABLES =
      List.of("lead", "sleep", "stage_event", "assignment", "assessment");
  private static final String NONE = "\\N";
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final StringBuilder leads = new StringBuilder();
  private final StringBuilder emails = new StringBuilder();
  private final StringBuilder cycles = new StringBuilder();
  private final StringBuilder events = new StringBuilder();
  private final StringBuilder tasks = new StringBuilder();
  private final StringBuilder assessments = new StringBuilder();
  private final StringBuilder sleeps = new StringBuilder();
  private long key = 1_000_000;

  private LedgerWriter() {}

  /** Enters them while the triggers tell of each row. */
  public static void write(List<MadeLead> histories, DataSource database) {
    rows(histories).enter(database, false);
  }

  /** Enters many: the triggers are off meanwhile, so that nothing else may write. */
  public static void writeMany(List<MadeLead> histories, DataSource database) {
    rows(histories).enter(database, true);
  }

  /** Makes everybody who had a task a rep of the team whose it was. */
  public static void employ(DataSource database) {
    try (var connection = database.getConnection()) {
      execute(
          connection,
          """
          insert into rep (username, name, team, zone, active)
          select username, initcap(username), min(team), 'UTC', true from assignment
          where username is not null group by username on conflict do nothing
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LedgerWriter rows(List<MadeLead> histories) {
    var writer = new LedgerWriter();
    histories.forEach(writer::add);
    return writer;
  }

  private void add(MadeLead lead) {
    var company = "company-" + lead.number() / 4;
    var email = "person-%d@%s.example".formatted(lead.number(), company);
    row(
        leads,
        lead.leadId(),
        0,
        email,
        email,
        "Person",
        "Number " + lead.number(),
        "+1 415 555 %04d".formatted(lead.number() % 10_000),
        "+1415555%04d".formatted(lead.number() % 10_000),
        "Company " + lead.number() / 4,
        lead.employees(),
        lead.source(),
        lead.channel(),
        lead.capturedAt());
    row(emails, email, lead.leadId(), lead.capturedAt());
    lead.cycles().forEach(cycle -> add(lead, cycle));
  }

  private void add(MadeLead lead, MadeCycle cycle) {
    var instance = key++;
    row(
        cycles,
        lead.leadId(),
        cycle.cycle(),
        cycle.entry(),
        cycle.openedAt(),
        instance,
        cycle.openedAt(),
        cycle.outcome(),
        cycle.reason(),
        cycle.closedAt());
    for (var event : cycle.events()) {
      row(
          events,
          lead.leadId(),
          cycle.cycle(),
          event.stage(),
          event.at(),
          instance,
          key++,
          event.reason(),
          event.expectedValue());
    }
    if (cycle.outcome() != null) {
      row(
          events,
          lead.leadId(),
          cycle.cycle(),
          cycle.outcome(),
          cycle.closedAt(),
          instance,
          key++,
          cycle.reason(),
          null);
    }
    for (var task : cycle.tasks()) {
      row(
          tasks,
          key++,
          lead.leadId(),
          cycle.cycle(),
          task.task(),
          task.team(),
          task.username(),
          "routed",
          0,
          task.assignedAt(),
          task.assignedAt(),
          task.dueAt(),
          task.dueAt(),
          NEVER,
          NEVER,
          NEVER,
          task.endedAt(),
          task.outcome() == null ? null : task.endedAt(),
          task.outcome(),
          task.reason(),
          task.breachedAt(),
          instance);
    }
    if (cycle.assessed() != null) {
      row(
          assessments,
          key++,
          lead.leadId(),
          cycle.cycle(),
          "value",
          "standard",
          cycle.assessed(),
          100,
          "lead-value",
          1,
          "{}",
          "[]",
          cycle.openedAt());
    }
    if (cycle.sleep() != null) {
      row(
          sleeps,
          lead.leadId(),
          cycle.cycle(),
          cycle.outcome(),
          cycle.reason(),
          cycle.sleep().track(),
          cycle.closedAt(),
          cycle.sleep().wakeAt(),
          cycle.sleep().wakeAt() == null,
          cycle.sleep().endedAt(),
          cycle.sleep().endedBy());
    }
  }

  private static void row(StringBuilder table, Object... values) {
    for (var i = 0; i < values.length; i++) {
      table.append(i == 0 ? "" : "\t").append(values[i] == null ? NONE : values[i]);
    }
    table.append('\n');
  }

  /** What a lead slept before is there when its next cycle begins. */
  private void enter(DataSource database, boolean quietly) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      if (quietly) {
        triggers(connection, "disable");
      }
      copy(
          connection,
          leads,
          "lead (lead_id, version, email, email_key, first_name, last_name, phone, phone_key,"
              + " company_name, employees, source, channel, captured_at)");
      copy(connection, emails, "lead_email (email_key, lead_id, added_at)");
      copy(
          connection,
          cycles,
          "lead_cycle (lead_id, cycle, entry, opened_at, process_instance_key, claimed_at,"
              + " outcome, reason_code, closed_at)");
      copy(
          connection,
          sleeps,
          "sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at, archived,"
              + " ended_at, ended_by)");
      copy(
          connection,
          tasks,
          "assignment (element_instance_key, lead_id, cycle, task, team, username, cause,"
              + " reassignments, assigned_at, counted_from, remind_at, due_at, reassign_at,"
              + " escalate_at, give_up_at, ended_at, answered_at, outcome, reason_code,"
              + " breached_at, process_instance_key)");
      copy(
          connection,
          events,
          "stage_event (lead_id, cycle, stage, reached_at, process_instance_key,"
              + " element_instance_key, reason_code, expected_value)");
      copy(
          connection,
          assessments,
          "assessment (element_instance_key, lead_id, cycle, kind, result, total, coverage,"
              + " decision_id, decision_version, facts, criteria, assessed_at)");
      if (quietly) {
        triggers(connection, "enable");
        execute(connection, "analyze");
        execute(connection, "select tell_cycle(lead_id, cycle) from lead_cycle order by opened_at");
      }
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "vacuum analyze");
      if (quietly) {
        // as full as its pages are where rows change over time
        execute(connection, "vacuum (full, analyze) cycle_milestones");
        // and with all of them known to be visible, as autovacuum sees to
        execute(connection, "vacuum cycle_milestones");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void triggers(Connection connection, String what) throws SQLException {
    for (var table : TABLES) {
      execute(connection, "alter table %s %s trigger user".formatted(table, what));
    }
  }

  private static void copy(Connection connection, StringBuilder rows, String table)
      throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
