package io.sluice.discovery;

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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the discovery-call form on a day, in the zone of the rep. What cannot be is an {@link
 * UnworkableJobException} that names the field, its value and what to do; free text is never
 * quoted.
 */
final class CallReader {

  /** Outcomes that only somebody who was reached can bring about. */
  private static final Set<String> AFTER_CONTACT =
      Set.of(Qualified.CODE, CallBack.CODE, Referred.CODE, Disqualified.CODE);

  private static final int MONTHS_TO_CALL_BACK = 12;

  private final CallForm form;
  private final ZoneId zone;
  private final LocalDateTime now;

  private CallReader(CallForm form, ZoneId zone, LocalDateTime now) {
    this.form = form;
    this.zone = zone;
    this.now = now;
  }

  static DiscoveryCall read(CallForm form, ZoneId zone, Instant now) {
    return new CallReader(form, zone, LocalDateTime.ofInstant(now, zone)).read();
  }

  private DiscoveryCall read() {
    var result =
        parsed(
            "result",
            required("result", form.result(), "choose what became of the attempt"),
            CallResult::of,
            "choose connected, replied, voicemail, no-answer, wrong-number or no-show");
    var bant = result.reached() ? Optional.of(bant()) : Optional.<Bant>empty();
    return new DiscoveryCall(result, outcome(result), bant, blankToNull(form.note()));
  }

  private CallOutcome outcome(CallResult result) {
    var code = outcomeCode(result);
    return switch (code) {
      case Qualified.CODE -> qualified();
      case CallBack.CODE -> new CallBack(callBackAt());
      case Referred.CODE -> referred();
      case NotReached.CODE -> new NotReached();
      case Recycled.CODE -> new Recycled(reasonCode(), wakeOn());
      case Disqualified.CODE -> new Disqualified(reasonCode());
      default ->
          throw refused(
              "outcome",
              code,
              "choose qualified, call-back, referred, recycled, disqualified or not-reached");
    };
  }

  private String outcomeCode(CallResult result) {
    var code = blankToNull(form.outcome());
    if (result.reached()) {
      if (code == null || code.equals(NotReached.CODE)) {
        throw refused("outcome", code, "somebody was reached, so say what came of it");
      }
      return code;
    }
    if (code != null && AFTER_CONTACT.contains(code)) {
      throw refused(
          "outcome",
          code,
          "it takes somebody who was reached, and the result is %s".formatted(result.code()));
    }
    return code == null ? NotReached.CODE : code;
  }

  private Bant bant() {
    return new Bant(
        verdict("need", form.need()),
        blankToNull(form.needEvidence()),
        verdict("timing", form.timing()),
        blankToNull(form.timingEvidence()),
        verdict("authority", form.authority()),
        blankToNull(form.authorityEvidence()),
        verdict("budget", form.budget()),
        blankToNull(form.budgetEvidence()));
  }

  private Verdict verdict(String field, String value) {
    var code = blankToNull(value);
    return code == null
        ? Verdict.UNKNOWN
        : parsed(field, code, Verdict::of, "choose met, not-met or unknown");
  }

  private Qualified qualified() {
    return new Qualified(
        required("nextStep", form.nextStep(), "say what was agreed to do next"),
        date(
            "nextStepOn",
            required("nextStepOn", form.nextStepOn(), "say when it is agreed for, as 2026-12-03")));
  }

  private Instant callBackAt() {
    var text = required("callBackAt", form.callBackAt(), "say when to call back");
    var at =
        parsed(
            "callBackAt",
            text,
            value -> PromisedTime.parse(value, zone),
            "write it as 2026-11-25T09:30 in the rep's own time, or with an offset");
    if (LocalDateTime.ofInstant(at, zone).isAfter(now.plusMonths(MONTHS_TO_CALL_BACK))) {
      throw refused(
          "callBackAt",
          text,
          "it is more than %d months ahead: recycle with a wake date instead"
              .formatted(MONTHS_TO_CALL_BACK));
    }
    return at;
  }

  private Referred referred() {
    return new Referred(
        required("referralName", form.referralName(), "say who decides"),
        blankToNull(form.referralEmail()),
        blankToNull(form.referralPhone()),
        blankToNull(form.referralJobTitle()));
  }

  private LocalDate wakeOn() {
    var text = blankToNull(form.wakeOn());
    if (text == null) {
      return null;
    }
    var day = date("wakeOn", text);
    if (!day.isAfter(now.toLocalDate())) {
      throw refused("wakeOn", text, "it has passed: write a day to come");
    }
    return day;
  }

  private String reasonCode() {
    return required("reasonCode", form.reasonCode(), "choose a reason");
  }

  private static LocalDate date(String field, String value) {
    return parsed(field, value, LocalDate::parse, "write it as 2026-12-03");
  }

  private static <T> T parsed(
      String field, String value, Function<String, T> parser, String remedy) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw refused(field, value, remedy);
    }
  }

  private static String required(String field, String value, String remedy) {
    var present = blankToNull(value);
    if (present == null) {
      throw refused(field, null, remedy);
    }
    return present;
  }

  static UnworkableJobException refused(String field, String value, String remedy) {
    return new UnworkableJobException(
        "call.%s is %s: %s. Set it right in Operate and retry."
            .formatted(field, value == null ? "missing" : "'" + value + "'", remedy));
  }

  private static String blankToNull(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
