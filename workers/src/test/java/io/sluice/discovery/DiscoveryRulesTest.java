package io.sluice.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.calendar.WorkingCalendar;
import io.sluice.discovery.CallOutcome.CallBack;
import io.sluice.discovery.CallOutcome.Disqualified;
import io.sluice.discovery.CallOutcome.NotReached;
import io.sluice.discovery.CallOutcome.Qualified;
import io.sluice.discovery.CallOutcome.Recycled;
import io.sluice.discovery.CallOutcome.Referred;
import io.sluice.followup.Reason;
import io.sluice.job.UnworkableJobException;
import io.sluice.qualification.Bant;
import io.sluice.qualification.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveryRulesTest {

  private static final WorkingCalendar BERLIN = new WorkingCalendar(ZoneId.of("Europe/Berlin"));
  private static final DiscoveryPolicy POLICY = new DiscoveryPolicy(3, 15);
  private static final List<Reason> REASONS =
      List.of(
          new Reason("recycled", "unreachable", "Could not be reached", "nurture", 30),
          new Reason("recycled", "not-now", "Not the right moment", "nurture", 90),
          new Reason("disqualified", "no-need", "No need", "closed", 0));

  /** Friday, 16:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-11-27T15:00:00Z");

  private static final Instant FAR = Instant.parse("2026-12-18T15:00:00Z");

  @Test
  void cadenceWaitsForItsWorkingTimeAcrossTheWeekend() {
    assertThat(answer(new NotReached(), 0, after(240), FAR))
        .isEqualTo(Answer.again(Instant.parse("2026-11-30T11:00:00Z")));
  }

  @Test
  void cadenceThatHasNoRowLeftRecyclesAsUnreachable() {
    assertThat(answer(new NotReached(), 0, Optional.empty(), FAR))
        .isEqualTo(new Answer("recycled", "unreachable", "nurture", 30, null, null));
  }

  @Test
  void attemptAtTheDeadlineIsMadeAndOneAfterItIsNot() {
    var at = Instant.parse("2026-11-30T11:00:00Z");

    assertThat(answer(new NotReached(), 0, after(240), at)).isEqualTo(Answer.again(at));
    assertThat(answer(new NotReached(), 0, after(240), at.minusMillis(1)).reasonCode())
        .isEqualTo("unreachable");
  }

  @Test
  void promisedCallComesWhenItWasPromisedEvenPastTheDeadline() {
    var promised = Instant.parse("2027-01-05T06:00:00Z");

    assertThat(answer(new CallBack(promised), 0, Optional.empty(), NOW))
        .isEqualTo(Answer.again(promised));
  }

  @Test
  void promiseThatHasPassedIsDueNow() {
    assertThat(answer(new CallBack(NOW.minusSeconds(3600)), 0, after(240), FAR))
        .isEqualTo(Answer.again(NOW));
  }

  @Test
  void whoDecidesIsCalledAtTheNextWorkingInstant() {
    var referred = new Referred("Maria Lopez", null, null, null);

    assertThat(answer(referred, 1, Optional.empty(), NOW)).isEqualTo(Answer.again(NOW));
    assertThat(
            rules(Optional.empty())
                .answer(call(referred, 1), Instant.parse("2026-11-28T12:00:00Z"), BERLIN, NOW))
        .isEqualTo(Answer.again(Instant.parse("2026-11-30T08:00:00Z")));
  }

  @Test
  void enoughOfBantQualifies() {
    assertThat(answer(qualified(), 3, after(240), FAR)).isEqualTo(Answer.qualified());
    assertThat(answer(qualified(), 4, after(240), FAR).endsDiscovery()).isTrue();
  }

  @Test
  void tooLittleOfBantIsRefusedWithTheCount() {
    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(() -> answer(qualified(), 2, after(240), FAR))
        .withMessageContaining(
            "call.outcome is 'qualified': 2 of need, timing, authority and budget")
        .withMessageContaining("discovery-policy wants 3");
  }

  @Test
  void reasonSendsTheLeadWhereTheTableSays() {
    assertThat(answer(new Recycled("not-now", null), 1, after(240), FAR))
        .isEqualTo(new Answer("recycled", "not-now", "nurture", 90, null, null));
    assertThat(answer(new Recycled("not-now", LocalDate.of(2027, 3, 1)), 1, after(240), FAR))
        .isEqualTo(
            new Answer("recycled", "not-now", "nurture", 90, LocalDate.of(2027, 3, 1), null));
    assertThat(answer(new Disqualified("no-need"), 1, after(240), FAR))
        .isEqualTo(new Answer("disqualified", "no-need", "closed", 0, null, null));
  }

  @Test
  void reasonOfAnotherKindIsRefusedWithThoseThereAre() {
    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(() -> answer(new Recycled("no-need", null), 1, after(240), FAR))
        .withMessageContaining(
            "call.reasonCode is 'no-need': recycle-policy has for a recycled discovery call unreachable, not-now");
  }

  @Test
  void deadlineIsSoManyDaysOfEightHoursAfterTheFirstAttemptWasPlanned() {
    assertThat(POLICY.deadline(NOW, BERLIN)).isEqualTo(Instant.parse("2026-12-18T15:00:00Z"));
  }

  private static Answer answer(
      CallOutcome outcome, int met, Optional<CadenceStep> next, Instant deadline) {
    return rules(next).answer(call(outcome, met), NOW, BERLIN, deadline);
  }

  private static DiscoveryRules rules(Optional<CadenceStep> next) {
    return new DiscoveryRules(POLICY, next, REASONS);
  }

  private static DiscoveryCall call(CallOutcome outcome, int met) {
    var bant =
        new Bant(
            verdict(met > 0),
            null,
            verdict(met > 1),
            null,
            verdict(met > 2),
            null,
            verdict(met > 3),
            null);
    return new DiscoveryCall(CallResult.CONNECTED, outcome, Optional.of(bant), null);
  }

  private static Verdict verdict(boolean met) {
    return met ? Verdict.MET : Verdict.NOT_MET;
  }

  private static Qualified qualified() {
    return new Qualified("Demo", LocalDate.of(2026, 12, 3));
  }

  private static Optional<CadenceStep> after(long minutes) {
    return Optional.of(new CadenceStep("call", minutes));
  }
}
