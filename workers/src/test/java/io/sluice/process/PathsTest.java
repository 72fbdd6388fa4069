package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One test for each way through the waterfall, with what it leaves in the ledger. */
@ProcessTest
class PathsTest {

  private static final Map<String, Object> ACCEPTED = Map.of("outcome", "accepted");
  private static final Map<String, Object> QUALIFIED =
      Map.of("outcome", "qualified", "need", "met", "needEvidence", "Leads get lost");
  private static final Map<String, Object> OPPORTUNITY =
      Map.of("outcome", "qualified", "expectedValue", 48000, "expectedCloseDate", "2027-03-31");

  @Autowired Waterfall waterfall;

  @Test
  void inquiryToCustomer() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", ACCEPTED)
        .answer("discovery-call", QUALIFIED)
        .answer("accept-handoff", ACCEPTED)
        .answer("qualify-opportunity", OPPORTUNITY)
        .answer(
            "close-opportunity",
            Map.of("outcome", "won", "expectedValue", 45000, "signedOn", "2027-02-15"))
        .awaitEnd();

    assertThat(lead.stages())
        .containsExactly("inquiry", "aql", "tal", "tql", "sal", "sql", "won", "customer");
    var ledger = lead.ledger();
    assertThat(ledger.get(2).owner()).isIn("sam", "priya");
    assertThat(ledger.get(4).owner()).isEqualTo("alex");
    assertThat(ledger.get(5).expectedValue()).isEqualByComparingTo(new BigDecimal(48000));
    assertThat(ledger.get(5).expectedCloseDate()).isEqualTo(LocalDate.of(2027, 3, 31));
    assertThat(ledger.get(6).expectedValue()).isEqualByComparingTo(new BigDecimal(45000));
    assertThat(ledger.get(6).expectedCloseDate()).isEqualTo(LocalDate.of(2027, 2, 15));
    assertThat(ledger).isSortedAccordingTo((a, b) -> a.reachedAt().compareTo(b.reachedAt()));
  }

  @Test
  void handRaiserOfAnIdealCompanyGoesStraightToSales() {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    lead.answer("accept-handoff", ACCEPTED)
        .answer("qualify-opportunity", OPPORTUNITY)
        .answer("close-opportunity", Map.of("outcome", "lost", "reasonCode", "price"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "sal", "sql", "lost");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("price");
  }

  @Test
  void coldLeadIsKeptByMarketing() {
    var lead = waterfall.capture(SampleSubmissions.idealButCold()).awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-ready");
  }

  @Test
  void studentIsTakenByNobody() {
    var lead = waterfall.capture(SampleSubmissions.student()).awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "disqualified");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-target");
  }

  @Test
  void sdrRejectsBeforeContact() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Map.of("outcome", "rejected", "reasonCode", "wrong-territory"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("wrong-territory");
  }

  @Test
  void discoveryCallRecycles() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", ACCEPTED)
        .answer("discovery-call", Map.of("outcome", "recycled", "recycleReason", "not-now"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-now");
  }

  @Test
  void discoveryCallDisqualifies() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", ACCEPTED)
        .answer("discovery-call", Map.of("outcome", "disqualified", "disqualifyReason", "no-need"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal", "disqualified");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("no-need");
  }

  @Test
  void accountExecutiveRejectsTheHandoff() {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    lead.answer("accept-handoff", Map.of("outcome", "rejected", "reasonCode", "already-owned"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("already-owned");
  }

  @Test
  void accountExecutiveFindsNoOpportunity() {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    lead.answer("accept-handoff", ACCEPTED)
        .answer("qualify-opportunity", Map.of("outcome", "lost", "reasonCode", "no-budget"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "sal", "lost");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("no-budget");
  }

  @Test
  void answerThatTheModelDoesNotKnowIsAnIncidentAndChangesNothing() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", ACCEPTED).answer("discovery-call", Map.of("need", "met"));

    assertThat(lead.awaitIncident().text("errorMessage"))
        .contains("outcome must be one of qualified, recycled, disqualified");
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal");
  }
}
