package io.sluice.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.testing.SluiceTest;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads that were there before there were accounts have one. */
@SluiceTest
class AccountMigrationTest {

  private static final String SCHEMA = "before_accounts";

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @AfterEach
  void dropSchema() {
    jdbc.sql("drop schema if exists before_accounts cascade").update();
  }

  @Test
  void whoHadADomainHasItsAccount() {
    migrate("28");
    lead("a@northwind.example", "northwind.example", "Northwind GmbH");
    lead("b@mail.northwind.example", "mail.northwind.example", null);
    lead("c@gmail.com", "northwind.example", null);
    lead("d@gmail.com", null, "Northwind GmbH");
    lead("e@gmail.com", "linkedin.com", null);
    lead("f@southwind.example", "southwind.example", "");

    migrate("29.1");

    assertThat(
            jdbc.sql(
                    """
                    select l.email, d.domain, la.matched_by, la.name_key
                    from before_accounts.lead l
                    left join before_accounts.lead_account la using (lead_id)
                    left join before_accounts.account_domain d using (account_id)
                    order by l.email
                    """)
                .query()
                .listOfRows())
        .extracting(
            row -> row.get("email"),
            row -> row.get("domain"),
            row -> row.get("matched_by"),
            row -> row.get("name_key"))
        .containsExactly(
            tuple("a@northwind.example", "northwind.example", "email", "northwind"),
            tuple("b@mail.northwind.example", "northwind.example", "email", null),
            tuple("c@gmail.com", "northwind.example", "website", null),
            tuple("d@gmail.com", null, null, null),
            tuple("e@gmail.com", null, null, null),
            tuple("f@southwind.example", "southwind.example", "email", null));
    assertThat(
            jdbc.sql("select account_key from before_accounts.lead where email like 'b@%'")
                .query(String.class)
                .single())
        .isEqualTo("northwind.example");
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(database)
        .defaultSchema(SCHEMA)
        .schemas(SCHEMA)
        .javaMigrations(new V29_1__Accounts_of_known_leads())
        .target(version)
        .load()
        .migrate();
  }

  /** What triggers write goes into the same schema. */
  private void lead(String email, String accountKey, String company) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("set local search_path to before_accounts, public").update();
          insert(email, accountKey, company);
        });
  }

  private void insert(String email, String accountKey, String company) {
    jdbc.sql(
            """
            insert into before_accounts.lead (lead_id, version, email, email_key, account_key,
              company_name, captured_at)
            values (gen_random_uuid(), 0, :email, :email, :accountKey, :company, now())
            """)
        .param("email", email)
        .param("accountKey", accountKey)
        .param("company", company)
        .update();
  }
}
