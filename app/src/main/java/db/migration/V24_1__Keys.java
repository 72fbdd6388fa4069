package db.migration;

import io.sluice.lead.PhoneKey;
import io.sluice.suppression.Address;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Gives the addresses and phones that are here already the forms in which they are compared from
 * now on. Addresses that were two and are one by that are the lead's that was first; the others
 * stay leads of their own until somebody merges them.
 */
public class V24_1__Keys extends BaseJavaMigration {

  private static final int BATCH = 1_000;

  @Override
  public void migrate(Context context) throws SQLException {
    compareLeads(context);
    compareListed(context);
  }

  private static void compareLeads(Context context) throws SQLException {
    try (var read = context.getConnection().createStatement();
        var keys =
            prepare(context, "update lead set email_key = ?, phone_key = ? where lead_id = ?");
        var owners =
            prepare(
                context,
                """
                insert into lead_email (lead_id, email_key, added_at) values (?, ?, ?)
                on conflict do nothing
                """)) {
      read.setFetchSize(BATCH);
      var leads =
          read.executeQuery(
              """
              select lead_id, email, phone, country, captured_at from lead
              order by captured_at, lead_id
              """);
      for (int row = 1; leads.next(); row++) {
        var key = Address.of(leads.getString("email")).toString();
        keys.setString(1, key);
        keys.setString(2, PhoneKey.of(leads.getString("phone"), leads.getString("country")));
        keys.setObject(3, leads.getObject("lead_id"));
        keys.addBatch();
        owners.setObject(1, leads.getObject("lead_id"));
        owners.setString(2, key);
        owners.setTimestamp(3, leads.getTimestamp("captured_at"));
        owners.addBatch();
        if (row % BATCH == 0) {
          keys.executeBatch();
          owners.executeBatch();
        }
      }
      keys.executeBatch();
      owners.executeBatch();
    }
  }

  /**
   * Those on the lists in plain text; a hash cannot be made anew, and is looked for in all forms.
   */
  private static void compareListed(Context context) throws SQLException {
    try (var read = context.getConnection().createStatement();
        var write =
            prepare(
                context,
                """
                update suppression_entry e set email = ? where entry_id = ?
                  and not exists (select from suppression_entry other where other.kind = e.kind
                    and other.email = ? and other.ended_at is null)
                """)) {
      var listed =
          read.executeQuery(
              """
              select entry_id, email from suppression_entry
              where email is not null and ended_at is null
              """);
      while (listed.next()) {
        var key = Address.of(listed.getString("email")).toString();
        if (!key.equals(listed.getString("email"))) {
          write.setString(1, key);
          write.setObject(2, listed.getObject("entry_id"));
          write.setString(3, key);
          write.executeUpdate();
        }
      }
    }
  }

  private static PreparedStatement prepare(Context context, String sql) throws SQLException {
    return context.getConnection().prepareStatement(sql);
  }
}
