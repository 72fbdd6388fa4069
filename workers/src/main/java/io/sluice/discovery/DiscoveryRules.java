package io.sluice.discovery;

import io.sluice.calendar.WorkingCalendar;
import io.sluice.discovery.CallOutcome.CallBack;
import io.sluice.discovery.CallOutcome.Disqualified;
import io.sluice.discovery.CallOutcome.NotReached;
import io.sluice.discovery.CallOutcome.Qualified;
import io.sluice.discovery.CallOutcome.Recycled;
import io.sluice.discovery.CallOutcome.Referred;
import io.sluice.followup.Reason;
import io.sluice.qualification.Bant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an attempt leads to, by the designers' tables.
 *
 * @param next the row of the attempt after this one, empty when this was the last
 * @param reasons what a discovery call may end with
 */
record DiscoveryRules(DiscoveryPolicy policy, Optional<CadenceStep> next, List<Reason> reasons) {

  private static final String UNREACHABLE = "unreachable";

  /**
   * @param deadline after which the cadence asks for no attempt; a promise may go past it
   * @throws io.sluice.job.UnworkableJobException when the call does not bear its outcome
   */
  Answer answer(DiscoveryCall call, Instant now, WorkingCalendar calendar, Instant deadline) {
    return switch (call.outcome()) {
      case Qualified qualified -> qualified(call);
      case CallBack callBack -> Answer.again(callBack.at().isBefore(now) ? now : callBack.at());
      case Referred referred -> Answer.again(calendar.after(now, Duration.ZERO));
      case NotReached notReached -> carryOn(now, calendar, deadline);
      case Recycled recycled -> ended(Recycled.CODE, recycled.reasonCode(), recycled.wakeOn());
      case Disqualified disqualified -> ended(Disqualified.CODE, disqualified.reasonCode(), null);
    };
  }

  private Answer qualified(DiscoveryCall call) {
    var met = call.bant().map(Bant::met).orElse(0);
    if (met < policy.qualifyWhenMet()) {
      throw CallReader.refused(
          "outcome",
          call.outcome().code(),
          "%d of need, timing, authority and budget are met, and discovery-policy wants %d: correct the verdicts or choose another outcome"
              .formatted(met, policy.qualifyWhenMet()));
    }
    return Answer.qualified();
  }

  private Answer carryOn(Instant now, WorkingCalendar calendar, Instant deadline) {
    return next.map(step -> calendar.after(now, step.pause()))
        .filter(at -> !at.isAfter(deadline))
        .map(Answer::again)
        .orElseGet(() -> ended(Recycled.CODE, UNREACHABLE, null));
  }

  private Answer ended(String kind, String reasonCode, LocalDate wakeOn) {
    return reasons.stream()
        .filter(reason -> reason.kind().equals(kind) && reason.value().equals(reasonCode))
        .findFirst()
        .map(
            reason ->
                new Answer(kind, reasonCode, reason.goesTo(), reason.wakeAfterDays(), wakeOn, null))
        .orElseThrow(() -> unknown(kind, reasonCode));
  }

  private RuntimeException unknown(String kind, String reasonCode) {
    return CallReader.refused(
        "reasonCode",
        reasonCode,
        "recycle-policy has for a %s discovery call %s"
            .formatted(
                kind,
                reasons.stream()
                    .filter(reason -> reason.kind().equals(kind))
                    .map(Reason::value)
                    .collect(Collectors.joining(", "))));
  }
}
