package io.sluice.bench.side;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The lead rows of a side with an engine, written in the engine's own transactions. */
public final class Leads {

  /**
   * Enters a lead or, when its address is known, notes that it came again.
   *
   * @return whose lead it is
   */
  public Intake enter(Connection connection, Lead lead) {
    String sql =
        """
        with entered as (
          insert into lead
            (email, first_name, last_name, company, country, employees, activity, note)
          values (?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (email) do update set times_seen = lead.times_seen + 1
          returning id, times_seen > 1 as known),
        told as (
          insert into timeline (lead_id, entry)
          select id, case when known then 'came again' else 'captured' end from entered)
        select id, known from entered
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      fill(statement, lead);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Intake(row.getString(1), row.getBoolean(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sets the first eight parameters to the fields of a lead. */
  public static void fill(PreparedStatement statement, Lead lead) throws SQLException {
    statement.setString(1, lead.email());
    statement.setString(2, lead.firstName());
    statement.setString(3, lead.lastName());
    statement.setString(4, lead.company());
    statement.setString(5, lead.country());
    statement.setInt(6, lead.employees());
    statement.setString(7, lead.activity());
    statement.setString(8, lead.note());
  }

  /** Reads a lead. */
  public Lead find(Connection connection, String id) {
    String sql =
        """
        select email, first_name, last_name, company, country, employees, activity, note
        from lead where id = ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(id));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return read(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads the fields of a lead from the first eight columns. */
  public static Lead read(ResultSet row) throws SQLException {
    return new Lead(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        row.getString(7),
        row.getString(8));
  }

  /** Sets what a lead was found to be, and so its stage. */
  public void qualify(Connection connection, String id, Qualification found) {
    update(
        connection,
        "update lead set fit = ?, readiness = ?, stage = ? where id = ?",
        found.fit(),
        found.readiness(),
        found.isQualified() ? "worked" : "asleep",
        Long.parseLong(id));
  }

  /** Records a decision, where the engine does not. */
  public void record(Connection connection, String id, Lead lead, Qualification found) {
    update(
        connection,
        """
        insert into decision (lead_id, country, employees, business_mail, company_known, activity,
                              fit, readiness, route)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        Long.parseLong(id),
        lead.country(),
        lead.employees(),
        lead.usesBusinessMail(),
        lead.namesCompany(),
        lead.activity(),
        found.fit(),
        found.readiness(),
        found.route());
  }

  /** Sets the stage of a won lead. */
  public void win(Connection connection, String id) {
    update(connection, "update lead set stage = 'won' where id = ?", Long.parseLong(id));
  }

  private static void update(Connection connection, String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
