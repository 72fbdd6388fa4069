package io.sluice.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.discovery.CallOutcome.CallBack;
import io.sluice.discovery.CallOutcome.Disqualified;
import io.sluice.discovery.CallOutcome.NotReached;
import io.sluice.discovery.CallOutcome.Qualified;
import io.sluice.discovery.CallOutcome.Recycled;
import io.sluice.discovery.CallOutcome.Referred;
import io.sluice.job.UnworkableJobException;
import io.sluice.qualification.Bant;
import io.sluice.qualification.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {

  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

  /** A Tuesday in Greenwich, a Wednesday in Auckland. */
  private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

  @Test
  void readsAQualifiedCallWithItsEvidenceAndItsNextStep() {
    var call =
        read(
            Map.of(
                "result", "connected",
                "outcome", "qualified",
                "need", "met",
                "needEvidence", " Leads get lost ",
                "budget", "not-met",
                "nextStep", "Demo",
                "nextStepOn", "2026-12-03",
                "note", "Speaks fast"));

    assertThat(call.result()).isEqualTo(CallResult.CONNECTED);
    assertThat(call.outcome()).isEqualTo(new Qualified("Demo", LocalDate.of(2026, 12, 3)));
    assertThat(call.bant())
        .contains(
            new Bant(
                Verdict.MET,
                "Leads get lost",
                Verdict.UNKNOWN,
                null,
                Verdict.UNKNOWN,
                null,
                Verdict.NOT_MET,
                null));
    assertThat(call.note()).isEqualTo("Speaks fast");
  }

  @ParameterizedTest
  @ValueSource(strings = {"voicemail", "no-answer", "wrong-number", "no-show"})
  void whereNobodyWasReachedNothingWasFoundOut(String result) {
    var call = read(Map.of("result", result, "need", "unknown", "timing", "unknown"));

    assertThat(call.outcome()).isEqualTo(new NotReached());
    assertThat(call.bant()).isEmpty();
  }

  @Test
  void promiseWithoutAZoneIsInTheRepsOwn() {
    assertThat(reached("call-back", Map.of("callBackAt", "2026-11-26T09:30")).outcome())
        .isEqualTo(new CallBack(Instant.parse("2026-11-25T20:30:00Z")));
  }

  @Test
  void readsWhoDecides() {
    assertThat(
            reached(
                    "referred",
                    Map.of("referralName", "Maria Lopez", "referralEmail", "maria@x.example"))
                .outcome())
        .isEqualTo(new Referred("Maria Lopez", "maria@x.example", null, null));
  }

  @Test
  void readsWhyAndUntilWhenALeadIsNotReady() {
    assertThat(reached("recycled", Map.of("reasonCode", "not-now")).outcome())
        .isEqualTo(new Recycled("not-now", null));
    assertThat(
            reached("recycled", Map.of("reasonCode", "in-contract", "wakeOn", "2027-03-01"))
                .outcome())
        .isEqualTo(new Recycled("in-contract", LocalDate.of(2027, 3, 1)));
    assertThat(reached("disqualified", Map.of("reasonCode", "no-need")).outcome())
        .isEqualTo(new Disqualified("no-need"));
  }

  @Test
  void leadThatNobodyReachesMayBeRecycledAllTheSame() {
    assertThat(
            read(Map.of("result", "no-show", "outcome", "recycled", "reasonCode", "no-show"))
                .outcome())
        .isEqualTo(new Recycled("no-show", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          result      |            | call.result is missing
          result      | busy       | call.result is 'busy': choose connected, replied, voicemail
          outcome     |            | call.outcome is missing: somebody was reached
          outcome     | not-reached| call.outcome is 'not-reached': somebody was reached
          outcome     | won        | call.outcome is 'won': choose qualified, call-back
          need        | partly-met | call.need is 'partly-met': choose met, not-met or unknown
          timing      | soon       | call.timing is 'soon'
          authority   | 1          | call.authority is '1'
          budget      | maybe      | call.budget is 'maybe'
          nextStep    |            | call.nextStep is missing: say what was agreed
          nextStepOn  |            | call.nextStepOn is missing
          nextStepOn  | 3 Dec      | call.nextStepOn is '3 Dec': write it as 2026-12-03
          nextStepOn  | 2026-11-31 | call.nextStepOn is '2026-11-31'
          """)
  void refusesWhatCannotBeOfAQualifiedCall(String field, String value, String message) {
    var answers =
        new HashMap<>(
            Map.of(
                "result", "connected",
                "outcome", "qualified",
                "need", "met",
                "nextStep", "Demo",
                "nextStepOn", "2026-12-03"));
    answers.put(field, value);

    assertRefused(answers, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          call-back    | callBackAt   |                  | call.callBackAt is missing
          call-back    | callBackAt   | tomorrow at ten  | call.callBackAt is 'tomorrow at ten': write it as
          call-back    | callBackAt   | 2028-01-01T09:00 | more than 12 months ahead
          referred     | referralName |                  | call.referralName is missing: say who decides
          recycled     | reasonCode   |                  | call.reasonCode is missing
          disqualified | reasonCode   | ' '              | call.reasonCode is missing
          """)
  void refusesAnOutcomeThatLacksItsParts(
      String outcome, String field, String value, String message) {
    var answers = new HashMap<String, String>();
    answers.put("result", "connected");
    answers.put("outcome", outcome);
    answers.put(field, value);

    assertRefused(answers, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-25", "2026-11-24", "2025-11-26"})
  void wakeDateIsADayToComeWhereTheRepIs(String wakeOn) {
    assertRefused(
        Map.of(
            "result", "connected",
            "outcome", "recycled",
            "reasonCode", "not-now",
            "wakeOn", wakeOn),
        "call.wakeOn is '%s': it has passed".formatted(wakeOn));
  }

  @ParameterizedTest
  @ValueSource(strings = {"qualified", "call-back", "referred", "disqualified"})
  void whatTakesAConversationIsRefusedWithoutOne(String outcome) {
    assertRefused(
        Map.of("result", "voicemail", "outcome", outcome),
        "call.outcome is '%s': it takes somebody who was reached".formatted(outcome));
  }

  @Test
  void refusalSaysWhatToDoAndQuotesNoFreeText() {
    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(
            () ->
                read(
                    Map.of(
                        "result", "connected",
                        "outcome", "qualified",
                        "need", "partly",
                        "needEvidence", "Dana's secret")))
        .withMessage(
            "call.need is 'partly': choose met, not-met or unknown. Set it right in Operate and retry.");
  }

  private static DiscoveryCall reached(String outcome, Map<String, String> more) {
    var answers = new HashMap<>(more);
    answers.put("result", "connected");
    answers.put("outcome", outcome);
    return read(answers);
  }

  private static DiscoveryCall read(Map<String, String> answers) {
    return CallReader.read(CallForms.of(answers), AUCKLAND, NOW);
  }

  private static void assertRefused(Map<String, String> answers, String message) {
    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(() -> read(answers))
        .withMessageContaining(message);
  }
}
