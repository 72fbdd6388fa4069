package io.sluice.bench.side.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.sluice.bench.side.Database;
import io.sluice.bench.side.Evidence;
import io.sluice.bench.side.Intake;
import io.sluice.bench.side.Lead;
import io.sluice.bench.side.Leads;
import io.sluice.bench.side.OpenTask;
import io.sluice.bench.side.Pool;
import io.sluice.bench.side.Qualification;
import io.sluice.bench.side.Side;
import io.sluice.bench.side.SideArguments;
import io.sluice.bench.side.SideMain;
import io.sluice.bench.side.Starts;
import io.sluice.bench.side.Team;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same work in plain SQL. A lead is decided before it is written, so that it is taken in,
 * decided and given its first task by one statement; completing a task and making the next is
 * another.
 */
public final class SqlSide implements Side {

  private static final JsonMapper JSON = new JsonMapper();

  private final HikariDataSource pool;
  private final Database database;
  private final long sleepSeconds;
  private final Team team = new Team();
  private final Starts starts = new Starts();
  private final Waker waker;

  private SqlSide(SideArguments arguments) {
    this.pool = Pool.open(arguments);
    this.database = new Database(pool);
    this.sleepSeconds = arguments.sleep().toSeconds();
    database.run(Side.class, "leads.sql");
    database.run(Side.class, "decisions.sql");
    database.run(SqlSide.class, "tasks.sql");
    this.waker = new Waker(database, sleepSeconds, team);
  }

  /** Opens it on a database, whose tables it makes. */
  public static Side open(SideArguments arguments) {
    var side = new SqlSide(arguments);
    side.waker.start();
    return side;
  }

  /** Runs it as a process. */
  public static void main(String[] arguments) {
    SideMain.run(arguments, SqlSide::open);
  }

  @Override
  public Intake accept(Lead lead) {
    String sql =
        """
        with entered as (
          insert into lead
            (email, first_name, last_name, company, country, employees, activity, note,
             fit, readiness, stage, wake_at)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then 'worked' else 'asleep' end,
                  case when ? then null else now() + ? * interval '1 second' end)
          on conflict (email) do update set times_seen = lead.times_seen + 1
          returning id, times_seen > 1 as known, country, employees, activity, fit, readiness,
                    stage),
        decided as (
          insert into decision (lead_id, country, employees, business_mail, company_known,
                                activity, fit, readiness, route)
          select id, country, employees, ?, ?, activity, fit, readiness, ?
          from entered where not known),
        planned as (
          insert into task (lead_id, step, name, assignee, due_at)
          select id, 1, ?, ?, ? from entered where not known and stage = 'worked'),
        told as (
          insert into timeline (lead_id, entry)
          select id, unnest(case when known then '{came again}'
            when stage = 'worked' then '{captured,fit checked,readiness checked,qualified}'
            else '{captured,fit checked,readiness checked,not qualified,asleep}' end::text[])
          from entered)
        select id, known from entered
        """;
    Qualification found = Qualification.of(lead);
    Intake intake =
        database.with(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Leads.fill(statement, lead);
                statement.setString(9, found.fit());
                statement.setInt(10, found.readiness());
                statement.setBoolean(11, found.isQualified());
                statement.setBoolean(12, found.isQualified());
                statement.setLong(13, sleepSeconds);
                statement.setBoolean(14, lead.usesBusinessMail());
                statement.setBoolean(15, lead.namesCompany());
                statement.setString(16, found.route());
                statement.setString(17, Team.TASKS.getFirst());
                statement.setString(18, team.next());
                statement.setTimestamp(19, new Timestamp(team.due().getTime()));
                try (ResultSet row = statement.executeQuery()) {
                  row.next();
                  return new Intake(row.getString(1), row.getBoolean(2));
                }
              }
            });
    if (!intake.known()) {
      starts.accepted(intake.leadId());
      if (found.isQualified()) {
        starts.open(intake.leadId());
      }
    }
    return intake;
  }

  @Override
  public List<OpenTask> tasks(String assignee, int limit) {
    String sql =
        """
        select id, name, lead_id, due_at from task
        where assignee = ? and completed_at is null order by due_at limit ?
        """;
    return database.with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, assignee);
            statement.setInt(2, limit);
            List<OpenTask> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                page.add(
                    new OpenTask(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()));
              }
            }
            return page;
          }
        });
  }

  @Override
  public boolean complete(String taskId, Map<String, Object> variables) {
    String sql =
        """
        with done as (
          update task set completed_at = now(), result = ?::jsonb
          where id = ? and completed_at is null returning lead_id, step, name),
        planned as (
          insert into task (lead_id, step, name, assignee, due_at)
          select lead_id, step + 1, (?::text[])[step + 1], ?, ? from done where step < 5),
        won as (
          update lead set stage = 'won' from done
          where lead.id = done.lead_id and done.step = 5),
        told as (
          insert into timeline (lead_id, entry)
          select lead_id, unnest(case when step < 5 then array[name] else array[name, 'won'] end)
          from done)
        select count(*) from done
        """;
    return database.with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, JSON.writeValueAsString(variables));
            statement.setLong(2, Long.parseLong(taskId));
            statement.setArray(3, names(connection));
            statement.setString(4, team.next());
            statement.setTimestamp(5, new Timestamp(team.due().getTime()));
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getInt(1) == 1;
            }
          }
        });
  }

  private static Array names(Connection connection) throws SQLException {
    return connection.createArrayOf("text", Team.TASKS.toArray());
  }

  @Override
  public long tasksOpen() {
    return database.number("select count(*) from task where completed_at is null");
  }

  @Override
  public Evidence evidence() {
    return database.count(
        """
        select
          (select count(*) from lead),
          (select coalesce(sum(times_seen - 1), 0) from lead),
          (select count(*) from task where completed_at is null),
          (select count(*) from task where completed_at is not null),
          (select count(distinct lead_id) from decision),
          (select count(*) from timeline),
          (select count(*) from lead where stage = 'asleep'),
          (select count(*) from lead where stage = 'won')
        """);
  }

  @Override
  public Starts starts() {
    return starts;
  }

  @Override
  public void close() {
    waker.close();
    pool.close();
  }
}
