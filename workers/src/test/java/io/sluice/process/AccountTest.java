package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Company;
import io.sluice.lead.Correction;
import io.sluice.lead.LeadCorrections;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Submission;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Which account a lead is of, as more becomes known of it. */
@ProcessTest
class AccountTest {

  @Autowired LeadRegister register;
  @Autowired LeadCorrections corrections;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void anAddressOfTheCompanyTellsIt() {
    assertThat(account(submit("dana@account-a.example", "https://elsewhere.example")))
        .isEqualTo("account-a.example");
  }

  @Test
  void aWebsiteThatBecomesKnownTellsItOfAFreeMailAddress() {
    var email = UUID.randomUUID() + "@gmail.com";
    assertThat(account(submit(email, null))).isNull();
    assertThat(account(submit(email, "www.account-b.example"))).isEqualTo("account-b.example");
    assertThat(account(submit(email, "www.account-c.example"))).isEqualTo("account-b.example");
  }

  @Test
  void aCorrectionMovesTheLead() {
    var lead = submit(UUID.randomUUID() + "@account-typo.example", null);

    corrections.apply(lead, correction(UUID.randomUUID() + "@account-d.example"), null);

    assertThat(account(lead)).isEqualTo("account-d.example");
  }

  private UUID submit(String email, String website) {
    var submission =
        new Submission(
            new Person(email, null, null, null, null),
            new Company(null, website, null, null, null, null, null, null),
            new Origin(null, null),
            "webinar",
            clock.instant());
    return transactions.execute(running -> register.register(submission)).leadId();
  }

  private String account(UUID leadId) {
    return jdbc.sql("select account_key from lead where lead_id = :leadId")
        .param("leadId", leadId)
        .query((row, number) -> row.getString(1))
        .list()
        .getFirst();
  }

  private static Correction correction(String email) {
    return new Correction(email, null, null, null, null, null, null, null);
  }
}
