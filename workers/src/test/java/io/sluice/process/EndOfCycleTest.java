package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.job.UnworkableJobException;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.local.test.TestStack;
import io.sluice.waterfall.CloseCycleWorker;
import io.sluice.waterfall.MilestoneDetails;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept when a cycle ends: when the lead wakes, and whose end it was. */
@ProcessTest
class EndOfCycleTest {

  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired CloseCycleWorker closeCycle;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private Registration lead;

  @BeforeEach
  void registerALead() {
    lead = transaction.execute(status -> register.register(SampleSubmissions.idealAndWarm()));
  }

  @ParameterizedTest
  @CsvSource({"recycled-by-inside-sales", "lost"})
  void aLeadMayWakeSoManyDaysAfterItsEnd(String end) {
    close(end, null, 90);

    assertThat(latest().wakeOn()).isEqualTo(today().plusDays(90));
  }

  @Test
  void aDateThatWasAgreedCountsBeforeTheDays() {
    close("recycled-by-inside-sales", "2027-02-01", 30);

    assertThat(latest().wakeOn()).isEqualTo("2027-02-01");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "recycled-by-marketing, 0",
        "recycled-by-marketing, -",
        "customer, 90",
        "disqualified-by-sales, 90",
        "withdrawn, 90"
      })
  void othersSleepForGood(String end, Integer days) {
    close(end, null, days);

    assertThat(latest().wakeOn()).isNull();
  }

  @Test
  void aDateThatIsNoneIsAnIncidentThatSaysWhatToDo() {
    assertThatThrownBy(() -> close("lost", "next spring", null))
        .isInstanceOf(UnworkableJobException.class)
        .hasMessageContaining("wakeOn is no ISO date")
        .hasMessageContaining("retry");
    assertThat(latest().closedAt()).isNull();
  }

  @Test
  void anInstanceThatIsWithdrawnBeforeItClaimedClaims() {
    var job = SampleJobs.of(lead, "withdrawn", Map.of());
    closeCycle.closeCycle(job, details("opt-out", null, null));

    assertThat(latest().outcome()).isEqualTo("withdrawn");
    assertThat(latest().processInstanceKey()).isEqualTo(job.processInstanceKey());
    assertThat(latest().claimedAt()).isNotNull();
  }

  @Test
  void theEndOfAnotherInstanceChangesNothing() {
    cycles.claim(lead.leadId(), 1, 8_000_001, TestStack.shared().clock().now());

    closeCycle.closeCycle(
        SampleJobs.of(lead, "withdrawn", Map.of()), details("opt-out", null, null));

    assertThat(latest().closedAt()).isNull();
    assertThat(
            jdbc.sql("select count(*) from stage_event where lead_id = :id")
                .param("id", lead.leadId())
                .query(Long.class)
                .single())
        .isZero();
  }

  private void close(String end, String wakeOn, Integer wakeAfterDays) {
    closeCycle.closeCycle(
        SampleJobs.of(lead, end, Map.of()), details("not-now", wakeOn, wakeAfterDays));
  }

  private static MilestoneDetails details(String reason, String wakeOn, Integer wakeAfterDays) {
    return new MilestoneDetails(reason, null, null, wakeOn, wakeAfterDays);
  }

  private LeadCycle latest() {
    return cycles.findAll(lead.leadId()).getLast();
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(TestStack.shared().clock().now(), ZoneOffset.UTC);
  }
}
