package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.correction.CorrectLeadWorker;
import io.sluice.followup.RouteWorker;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Correction;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.Registration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What marketing operations set right wins over what came in. */
@ProcessTest
class CorrectionIT {

  @Autowired LeadRegister register;
  @Autowired LeadRepository leads;
  @Autowired CorrectLeadWorker correctLead;
  @Autowired RouteWorker route;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private Registration lead;

  @BeforeEach
  void registerALead() {
    lead = register(UUID.randomUUID() + "@northwind.example");
  }

  @Test
  void whatIsGivenWinsAndWhatIsNotStays() {
    var before = leads.require(lead.leadId());

    correct(new Correction(null, null, "Readman", " +1 555 0199 ", "", null, null, "de"));

    var after = leads.require(lead.leadId());
    assertThat(after.person().lastName()).isEqualTo("Readman");
    assertThat(after.person().phone()).isEqualTo("+1 555 0199");
    assertThat(after.company().country()).isEqualTo("DE");
    assertThat(after.person().firstName()).isEqualTo(before.person().firstName());
    assertThat(after.person().jobTitle()).isEqualTo(before.person().jobTitle());
    assertThat(after.person().email()).isEqualTo(before.person().email());
    assertThat(after.company().name()).isEqualTo(before.company().name());
  }

  @Test
  void aNewAddressIsTheOneThatThePersonIsKnownBy() {
    var email = "Dana." + UUID.randomUUID() + "@Northwind.example";

    correct(email(email));

    assertThat(leads.require(lead.leadId()).person().email()).isEqualTo(email);
    assertThat(leads.findByEmail(email.toLowerCase()).orElseThrow().leadId())
        .isEqualTo(lead.leadId());
  }

  @Test
  void theAddressOfAnotherLeadIsAnIncidentThatNamesTheLeadAndNobody() {
    var email = UUID.randomUUID() + "@northwind.example";
    var other = register(email);

    assertThatThrownBy(() -> correct(email(email)))
        .isInstanceOf(UnworkableJobException.class)
        .hasMessageContaining(other.leadId().toString())
        .hasMessageContaining("merge")
        .hasMessageNotContaining(email);
    assertThat(leads.require(lead.leadId()).person().email()).isNotEqualTo(email);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"dana@, -, correction.email", "-, Germany, correction.country"})
  void whatCannotBeIsAnIncidentThatSaysWhichFieldAndNotWhatWasSaid(
      String email, String country, String field) {
    var correction = new Correction(email, null, null, null, null, null, null, country);

    assertThatThrownBy(() -> correct(correction))
        .isInstanceOf(UnworkableJobException.class)
        .hasMessageContaining(field)
        .hasMessageContaining("retry")
        .hasMessageNotContaining(email == null ? country : email);
  }

  @Test
  void theTaskIsAnswered() {
    route.route(
        SampleJobs.of(
            lead,
            "route-to-marketing-operations",
            Map.of("task", "correct-lead", "team", "marketing-operations")),
        null);

    correct(email(null));

    assertThat(
            jdbc.sql("select outcome, answered_at from assignment where lead_id = :id")
                .param("id", lead.leadId())
                .query()
                .singleRow())
        .containsEntry("outcome", "corrected")
        .doesNotContainEntry("answered_at", null);
  }

  private void correct(Correction correction) {
    correctLead.correctLead(
        SampleJobs.of(lead, "apply-correction", Map.of()), correction, "corrected", null);
  }

  private Registration register(String email) {
    return transaction.execute(
        status -> register.register(SampleSubmissions.named("Dana", "Reed", email)));
  }

  private static Correction email(String email) {
    return new Correction(email, null, null, null, null, null, null, null);
  }
}
