package io.sluice.migration;

import io.sluice.account.CompanyName;
import io.sluice.lead.CompanyDomain;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Gives the leads that are there their accounts. Which part of a host is registered and what of a
 * name is compared is not for SQL to say. The name of the class is what Flyway wants.
 */
@Component
public class V29_1__Accounts_of_known_leads extends BaseJavaMigration {

  private static final String KEYS = "select distinct account_key from lead where account_key > ''";
  private static final String NAMES = "select distinct company_name from lead";

  private static final String ACCOUNTS =
      """
      create temporary table founded on commit drop as
      select account_key as domain, gen_random_uuid() as account_id, min(captured_at) as created_at
      from lead where account_key is not null group by account_key;
      insert into account (account_id, created_at) select account_id, created_at from founded;
      insert into account_domain (domain, account_id) select domain, account_id from founded;
      """;

  private static final String MEMBERS =
      """
      insert into lead_account (lead_id, account_id, matched_by, matched_value, name_key, country,
        matched_at)
      select l.lead_id, f.account_id,
        case when split_part(l.email_key, '@', 2) = f.domain
            or split_part(l.email_key, '@', 2) like '%.' || f.domain then 'email'
          else 'website' end,
        f.domain, n.told, l.country, now()
      from lead l join founded f on f.domain = l.account_key
      left join company_name_told n on n.said = l.company_name
      """;

  @Override
  public void migrate(Context context) throws SQLException {
    var database = context.getConnection();
    tell(database, "account_key_told", KEYS, CompanyDomain::of);
    tell(database, "company_name_told", NAMES, CompanyName::keyOf);
    try (var statement = database.createStatement()) {
      statement.execute(
          """
          update lead set account_key = k.told from account_key_told k
          where k.said = account_key and k.told is distinct from account_key
          """);
      statement.execute("update lead set account_key = null where account_key = ''");
      statement.execute(ACCOUNTS);
      statement.execute(MEMBERS);
    }
  }

  /** A table of what is said and what it tells. */
  private static void tell(
      Connection database, String table, String said, UnaryOperator<String> told)
      throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(
          "create temporary table %s (said text primary key, told text) on commit drop"
              .formatted(table));
    }
    try (var select = database.createStatement();
        var row = select.executeQuery(said);
        var insert = database.prepareStatement("insert into %s values (?, ?)".formatted(table))) {
      while (row.next()) {
        if (row.getString(1) != null) {
          insert.setString(1, row.getString(1));
          insert.setString(2, told.apply(row.getString(1)));
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
