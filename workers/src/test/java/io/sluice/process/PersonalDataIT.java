package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A person's data is in the engine only where a person reads it, and only while they do. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataIT {

  private static final String CANARY = "Quetzalcanary";

  @Autowired Waterfall waterfall;
  @Autowired FollowUpRows rows;

  /** The next attempt to reach somebody waits for working hours. */
  @BeforeEach
  void mondayMorning() {
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of("Europe/Berlin"));
  }

  @Test
  void canaryNameIsInNoRootVariableNoLogAndNoIncident(CapturedOutput output) {
    var lead =
        waterfall.capture(
            SampleSubmissions.named(CANARY, CANARY, CANARY.toLowerCase() + "@birds.example"));
    lead.answer("accept-lead", Map.of("outcome", "accepted"));
    lead.answer(
        "discovery-call",
        Map.of(
            "result",
            "replied",
            "outcome",
            "referred",
            "referralName",
            CANARY,
            "referralEmail",
            CANARY + "@birds.example",
            "note",
            CANARY));
    lead.answer(
        "discovery-call",
        Map.of(
            "result", "connected",
            "outcome", "qualified",
            "need", "met",
            "needEvidence", CANARY + " needs it",
            "authority", "met",
            "budget", "not-met",
            "timing", "met",
            "nextStep", "Lunch with " + CANARY,
            "nextStepOn", "2099-12-03"));
    lead.answer("accept-handoff", Map.of("outcome", "accepted"));
    lead.answer(
        "qualify-opportunity",
        Map.of("outcome", "qualified", "expectedValue", 1, "expectedCloseDate", "2027-01-31"));
    lead.answer("close-opportunity", Map.of("outcome", "lost", "reasonCode", "price"));
    lead.awaitEnd();

    var seen = variablesWithCanary(lead);
    assertThat(seen)
        .as("the brief reaches its tasks, or this test proves nothing")
        .extracting(found -> found.text("name"))
        .contains("brief");
    assertThat(seen)
        .filteredOn(found -> lead.instances().contains(found.scopeKey()))
        .extracting(found -> found.bpmnProcessId() + ": " + found.text("name"))
        .isEmpty();
    assertThat(
            TestStack.shared().records().stream()
                .filter(found -> found.valueType().equals("INCIDENT"))
                .filter(PersonalDataIT::hasCanary))
        .isEmpty();
    assertThat(output.getAll().toLowerCase()).doesNotContain(CANARY.toLowerCase());
  }

  /**
   * The engine writes a variable that comes again as it was to the process and not to its scope.
   */
  @Test
  void leadThatIsReassignedLeavesNothingOnItsProcess() {
    var lead =
        waterfall.capture(
            SampleSubmissions.named(CANARY, CANARY, CANARY.toLowerCase() + "-2@birds.example"));
    lead.awaitTask("accept-lead");
    VirtualTime.moveTo(rows.latest(lead.leadId(), "accept-lead").reassignAt());
    lead.awaitTask("accept-lead");

    assertThat(variablesWithCanary(lead)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(variablesWithCanary(lead))
        .filteredOn(found -> lead.instances().contains(found.scopeKey()))
        .isEmpty();
  }

  /** Such as a choice that a designer has added to the form before Java knows it. */
  @Test
  void aCallThatTheWorkerCannotReadIsAnIncidentThatQuotesNoEvidence(CapturedOutput output) {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.answer("accept-lead", Map.of("outcome", "accepted"));
    lead.answer(
        "discovery-call",
        Map.of(
            "result", "connected",
            "outcome", "disqualified",
            "disqualifyReason", "no-need",
            "need", "partly-met",
            "needEvidence", CANARY));

    var incident = lead.awaitIncident();

    assertThat(incident.elementId()).isEqualTo("record-discovery-call");
    assertThat(incident.text("errorMessage"))
        .contains("call.need is 'partly-met'", "Set it right in Operate and retry")
        .doesNotContain(CANARY);
    assertThat(output.getAll()).contains("record-discovery-call failed").doesNotContain(CANARY);
  }

  private static List<EngineRecord> variablesWithCanary(LeadOnItsWay lead) {
    return TestStack.shared().records().stream()
        .filter(found -> found.valueType().equals("VARIABLE"))
        .filter(PersonalDataIT::hasCanary)
        .toList();
  }

  private static boolean hasCanary(EngineRecord found) {
    return found.value().toString().toLowerCase().contains(CANARY.toLowerCase());
  }
}
