package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.waterfall.StageEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One test for each arrow of the waterfall's transition graph, named by its display name, with what
 * it leaves in the ledger.
 */
@ProcessTest
class PathsIT {

  @Autowired Waterfall waterfall;

  @Test
  @DisplayName("Inquiry → AQL → TAL → TQL → SAL → SQL → Won → Customer")
  void inquiryToCustomer() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Answers.ACCEPTED)
        .answer("discovery-call", Answers.QUALIFIED)
        .answer("accept-handoff", Answers.ACCEPTED)
        .answer("qualify-opportunity", Answers.OPPORTUNITY)
        .answer("close-opportunity", Answers.WON)
        .awaitEnd();

    assertThat(lead.stages())
        .containsExactly("inquiry", "aql", "tal", "tql", "sal", "sql", "won", "customer");
    var ledger = lead.ledger();
    assertThat(ledger.get(2).owner()).isIn("sam", "priya");
    assertThat(ledger.get(4).owner()).isIn("alex", "robin");
    assertThat(ledger.get(5).expectedValue()).isEqualByComparingTo(new BigDecimal(48000));
    assertThat(ledger.get(5).expectedCloseDate()).isEqualTo(LocalDate.of(2027, 3, 31));
    assertThat(ledger.get(6).expectedValue()).isEqualByComparingTo(new BigDecimal(45000));
    assertThat(ledger.get(6).expectedCloseDate()).isEqualTo(LocalDate.of(2027, 2, 15));
    assertThat(ledger).isSortedAccordingTo((a, b) -> a.reachedAt().compareTo(b.reachedAt()));
  }

  @Test
  @DisplayName("AQL → SAL directly")
  void handRaiserOfAnIdealCompanyGoesStraightToSales() {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    lead.answer("accept-handoff", Answers.ACCEPTED).awaitTask("qualify-opportunity");

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "sal");
  }

  @Test
  @DisplayName("TGL → SAL")
  void teleprospectingGeneratedLeadSkipsAqlAndTal() {
    var lead =
        waterfall.capture(
            SampleSubmissions.enteredBy(
                SampleSubmissions.idealButCold(), "teleprospecting", "sam"));
    lead.answer("accept-handoff", Answers.ACCEPTED).awaitTask("qualify-opportunity");

    assertThat(lead.stages()).containsExactly("inquiry", "tgl", "sal");
  }

  @Test
  @DisplayName("SGL → SQL")
  void salesGeneratedLeadJoinsAtSalesQualificationWithWhoEnteredIt() {
    var lead =
        waterfall.capture(
            SampleSubmissions.enteredBy(SampleSubmissions.idealButCold(), "sales", "alex"));
    var task = lead.awaitTask("qualify-opportunity");
    waterfall.complete(task, Answers.OPPORTUNITY);
    lead.awaitTask("close-opportunity");

    assertThat(task.text("assignee")).isEqualTo("alex");
    assertThat(lead.stages()).containsExactly("inquiry", "sgl", "sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"teleprospecting", "sales"})
  @DisplayName("TGL, SGL → Disqualified: no door goes round the gate")
  void whoIsNeverSoldToEntersByNoDoor(String entry) {
    var lead =
        waterfall
            .capture(
                SampleSubmissions.enteredBy(
                    SampleSubmissions.underEmbargo(),
                    entry,
                    entry.equals("sales") ? "alex" : "sam"))
            .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "disqualified");
  }

  @Test
  @DisplayName("Inquiry → Recycle: marketing keeps it")
  void coldLeadIsKeptByMarketing() {
    var lead = waterfall.capture(SampleSubmissions.idealButCold()).awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-ready");
  }

  @Test
  @DisplayName("→ Suppressed: nobody may contact them, so they are no inquiry")
  void studentIsSuppressedAtOnceWithTheReason() {
    var lead = waterfall.capture(SampleSubmissions.student()).awaitEnd();

    assertThat(lead.stages()).containsExactly("suppressed");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("student");
    assertThat(lead.completed("check-fit")).isZero();
  }

  @Test
  @DisplayName("Inquiry → Disqualified: never sold to")
  void leadUnderEmbargoIsTakenByNobody() {
    var lead = waterfall.capture(SampleSubmissions.underEmbargo()).awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "disqualified");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-target");
  }

  @Test
  @DisplayName("AQL → reject (procedural) → re-route → TAL")
  void proceduralRejectIsRoutedAnewAndNeverToWhoRejectedIt() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var first = lead.awaitTask("accept-lead");
    waterfall.complete(first, Answers.rejected("wrong-territory"));
    var second = lead.awaitTask("accept-lead");
    waterfall.complete(second, Answers.ACCEPTED);
    lead.awaitTask("discovery-call");

    assertThat(second.text("assignee")).isNotEqualTo(first.text("assignee")).isNotEmpty();
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "tal");
    assertThat(lead.ledger().get(2).owner()).isEqualTo(first.text("assignee"));
    assertThat(lead.ledger().get(2).reasonCode()).isEqualTo("wrong-territory");
    assertThat(lead.ledger().get(3).owner()).isEqualTo(second.text("assignee"));
  }

  @Test
  @DisplayName("AQL → reject (procedural) by the whole team → the queue")
  void leadThatEverySdrRejectsWaitsInTheQueue() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Answers.rejected("wrong-territory"))
        .answer("accept-lead", Answers.rejected("wrong-product"));

    assertThat(lead.awaitTask("accept-lead").text("assignee")).isEmpty();
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "rejected");
  }

  @Test
  @DisplayName("AQL → reject (clerical) → fix → same gate → TAL")
  void clericalRejectIsCorrectedAndComesBackToTheSameGate() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var first = lead.awaitTask("accept-lead");
    waterfall.complete(first, Answers.rejected("bad-contact-data"));
    lead.answer("correct-lead", Map.of("outcome", "corrected", "phone", "+1-555-0177"));
    var second = lead.awaitTask("accept-lead");
    waterfall.complete(second, Answers.ACCEPTED);
    lead.awaitTask("discovery-call");

    assertThat(second.text("assignee")).isEqualTo(first.text("assignee"));
    assertThat(waterfall.lead(lead.leadId()).person().phone()).isEqualTo("+1-555-0177");
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "tal");
  }

  @Test
  @DisplayName("AQL → reject (clerical) → not to be fixed → Recycle")
  void leadThatCannotBeCorrectedIsRecycled() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Answers.rejected("incomplete-record"))
        .answer("correct-lead", Map.of("outcome", "recycled", "reasonCode", "not-correctable"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-correctable");
  }

  @Test
  @DisplayName("AQL → reject (definitional) → re-evaluation, as before → Recycle")
  void definitionalRejectOfTheSameGradeIsRecycled() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Answers.rejected("below-lead-level")).awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("below-lead-level");
  }

  @Test
  @DisplayName("AQL → reject (definitional) → re-evaluation, better than before → AQL")
  void definitionalRejectOfALeadThatHasMovedOnQualifiesAgain() {
    var submission = SampleSubmissions.idealAndWarm();
    var lead = waterfall.capture(submission);
    var task = lead.awaitTask("accept-lead");
    waterfall.engage(submission, "demo-request");
    waterfall.complete(task, Answers.rejected("no-activity"));
    lead.awaitTask("accept-handoff");

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "aql");
  }

  @Test
  @DisplayName("TAL → Recycle → wake → AQL")
  void recycledLeadWakesByEngagementInItsNextCycle() {
    var submission = SampleSubmissions.idealAndWarm();
    var lead = waterfall.capture(submission);
    lead.answer("accept-lead", Answers.ACCEPTED)
        .answer("discovery-call", Answers.recycled("not-now"))
        .awaitEnd();
    var again = waterfall.capture(submission);
    again.awaitTask("accept-lead");

    assertThat(again.leadId()).isEqualTo(lead.leadId());
    assertThat(again.ledger())
        .extracting(event -> event.cycle() + " " + event.stage())
        .containsExactly("1 inquiry", "1 aql", "1 tal", "1 recycled", "2 inquiry", "2 aql");
    assertThat(again.ledger().get(3).reasonCode()).isEqualTo("not-now");
  }

  @Test
  @DisplayName("TAL → Disqualified, after contact")
  void discoveryCallDisqualifies() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Answers.ACCEPTED)
        .answer("discovery-call", Answers.disqualified("no-need"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal", "disqualified");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("no-need");
  }

  @Test
  @DisplayName("SAL gate → reject (procedural) → re-route → SAL")
  void handoffRejectedProcedurallyGoesToAnotherAccountExecutive() {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    var first = lead.awaitTask("accept-handoff");
    waterfall.complete(first, Answers.rejected("already-owned"));
    var second = lead.awaitTask("accept-handoff");
    waterfall.complete(second, Answers.ACCEPTED);
    lead.awaitTask("qualify-opportunity");

    assertThat(second.text("assignee")).isNotEqualTo(first.text("assignee")).isNotEmpty();
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "sal");
  }

  @Test
  @DisplayName("SAL gate → reject (clerical) → fix → same gate; not to be fixed → Recycle")
  void handoffRejectedClericallyIsCorrected() {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    lead.answer("accept-handoff", Answers.rejected("wrong-data"))
        .answer("correct-lead", Map.of("outcome", "corrected", "company", "Northwind"))
        .answer("accept-handoff", Answers.rejected("wrong-data"))
        .answer("correct-lead", Map.of("outcome", "recycled", "reasonCode", "not-correctable"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "rejected", "recycled");
  }

  @Test
  @DisplayName("SAL gate → reject (definitional) → re-evaluation → Recycle")
  void handoffRejectedByDefinitionIsReEvaluated() {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    lead.answer("accept-handoff", Answers.rejected("not-target-market")).awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("not-target-market");
  }

  @ParameterizedTest
  @CsvSource({"lost, no-budget", "disqualified, no-fit"})
  @DisplayName("SAL → Lost, Disqualified")
  void accountExecutiveFindsNoOpportunity(String outcome, String reason) {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    lead.answer("accept-handoff", Answers.ACCEPTED)
        .answer("qualify-opportunity", Map.of("outcome", outcome, "reasonCode", reason))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "sal", outcome);
    assertThat(lead.lastEvent().reasonCode()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"lost, price", "disqualified, out-of-business"})
  @DisplayName("SQL → Lost, Disqualified")
  void opportunityEndsWithoutASignature(String outcome, String reason) {
    var lead = waterfall.capture(SampleSubmissions.idealHandRaiser());
    lead.answer("accept-handoff", Answers.ACCEPTED)
        .answer("qualify-opportunity", Answers.OPPORTUNITY)
        .answer("close-opportunity", Map.of("outcome", outcome, "reasonCode", reason))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "sal", "sql", outcome);
    assertThat(lead.lastEvent().reasonCode()).isEqualTo(reason);
  }

  @Test
  @DisplayName("Lost → Recycle, by new engagement")
  void lostLeadThatComesBackIsItsNextCycle() {
    var submission = SampleSubmissions.idealHandRaiser();
    var lead = waterfall.capture(submission);
    lead.answer("accept-handoff", Answers.ACCEPTED)
        .answer("qualify-opportunity", Map.of("outcome", "lost", "reasonCode", "no-response"))
        .awaitEnd();
    var again = waterfall.capture(submission);
    again.awaitTask("accept-handoff");

    assertThat(again.ledger())
        .extracting(event -> event.cycle() + " " + event.stage())
        .containsExactly("1 inquiry", "1 aql", "1 sal", "1 lost", "2 inquiry", "2 aql");
  }

  @ParameterizedTest
  @CsvSource({
    "accept-lead, opt-out",
    "discovery-call, objection",
    "accept-handoff, erasure",
    "qualify-opportunity, legal",
    "close-opportunity, merge",
    "correct-lead, opt-out"
  })
  @DisplayName("any → Suppressed")
  void leadIsWithdrawnFromWhereverItStands(String task, String reason) {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    walkTo(lead, task);
    var before = lead.stages();
    waterfall.withdraw(lead, reason);
    lead.awaitEnd();

    assertThat(lead.stages()).startsWith(before.toArray(String[]::new)).endsWith("withdrawn");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo(reason);
    assertThat(lead.openTasks()).isEmpty();
  }

  @Test
  @DisplayName("any → Suppressed, also between two attempts")
  void leadIsWithdrawnWhileNoTaskIsOpen() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Answers.ACCEPTED)
        .answer("discovery-call", Map.of("result", "voicemail"));
    lead.awaitCompleted("record-discovery-call");
    waterfall.withdraw(lead, "opt-out");
    lead.awaitEnd();

    assertThat(lead.ledger().stream().map(StageEvent::stage))
        .containsExactly("inquiry", "aql", "tal", "withdrawn");
    assertThat(waterfall.told(lead)).containsExactly(lead.lastEvent().owner());
  }

  @Test
  void answerThatTheModelDoesNotKnowIsAnIncidentAndChangesNothing() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Map.of("reasonCode", "price"));

    assertThat(lead.awaitIncident().text("errorMessage"))
        .contains("outcome must be one of accepted, rejected");
    assertThat(lead.stages()).containsExactly("inquiry", "aql");
  }

  private static void walkTo(LeadOnItsWay lead, String task) {
    if (task.equals("correct-lead")) {
      lead.answer("accept-lead", Answers.rejected("bad-contact-data"));
    } else {
      Answers.HAPPY_PATH.entrySet().stream()
          .takeWhile(step -> !step.getKey().equals(task))
          .forEach(step -> lead.answer(step.getKey(), step.getValue()));
    }
    lead.awaitTask(task);
  }
}
