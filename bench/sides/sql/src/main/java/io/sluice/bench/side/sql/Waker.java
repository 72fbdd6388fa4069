package io.sluice.bench.side.sql;

import io.sluice.bench.side.Database;
import io.sluice.bench.side.Lead;
import io.sluice.bench.side.Leads;
import io.sluice.bench.side.Qualification;
import io.sluice.bench.side.Team;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every second for sleepers that are due, and decides them again. */
final class Waker {

  private static final int BATCH = 100;

  private static final String DECIDE =
      """
      with found as (
        update lead set fit = ?, readiness = ?, stage = case when ? then 'worked' else 'asleep' end,
          wake_at = case when ? then null else now() + ? * interval '1 second' end
        where id = ?
        returning id, country, employees, activity, fit, readiness, stage),
      decided as (
        insert into decision (lead_id, country, employees, business_mail, company_known,
                              activity, fit, readiness, route)
        select id, country, employees, ?, ?, activity, fit, readiness, ? from found),
      planned as (
        insert into task (lead_id, step, name, assignee, due_at)
        select id, 1, ?, ?, ? from found where stage = 'worked')
      insert into timeline (lead_id, entry)
      select id, unnest(case when stage = 'worked'
        then '{fit checked,readiness checked,qualified}'
        else '{fit checked,readiness checked,not qualified,asleep}' end::text[])
      from found
      """;

  private final Database database;
  private final long sleepSeconds;
  private final Team team;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  Waker(Database database, long sleepSeconds, Team team) {
    this.database = database;
    this.sleepSeconds = sleepSeconds;
    this.team = team;
  }

  void start() {
    thread.scheduleWithFixedDelay(this::wakeAllDue, 0, 1, TimeUnit.SECONDS);
  }

  void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wakeAllDue() {
    try {
      int woken = BATCH;
      while (woken == BATCH) {
        woken = database.with(this::wakeSome);
      }
    } catch (RuntimeException e) {
      e.printStackTrace(); // and tries again in a second
    }
  }

  private int wakeSome(Connection connection) throws SQLException {
    String due =
        """
        select email, first_name, last_name, company, country, employees, activity, note, id
        from lead where wake_at <= now() order by wake_at limit ? for update skip locked
        """;
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(due);
        PreparedStatement decision = connection.prepareStatement(DECIDE)) {
      statement.setInt(1, BATCH);
      int count = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          decide(decision, Leads.read(row), row.getLong(9));
          count++;
        }
      }
      decision.executeBatch();
      connection.commit();
      return count;
    }
  }

  private void decide(PreparedStatement statement, Lead lead, long id) throws SQLException {
    Qualification found = Qualification.of(lead);
    statement.setString(1, found.fit());
    statement.setInt(2, found.readiness());
    statement.setBoolean(3, found.isQualified());
    statement.setBoolean(4, found.isQualified());
    statement.setLong(5, sleepSeconds);
    statement.setLong(6, id);
    statement.setBoolean(7, lead.usesBusinessMail());
    statement.setBoolean(8, lead.namesCompany());
    statement.setString(9, found.route());
    statement.setString(10, Team.TASKS.getFirst());
    statement.setString(11, team.next());
    statement.setTimestamp(12, new Timestamp(team.due().getTime()));
    statement.addBatch();
  }
}
