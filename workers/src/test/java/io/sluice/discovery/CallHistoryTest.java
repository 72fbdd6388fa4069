package io.sluice.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.qualification.Bant;
import io.sluice.qualification.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallHistoryTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final UUID MARIA = UUID.randomUUID();
  private static final Bant NEED_ONLY =
      new Bant(Verdict.MET, "Leads get lost", null, null, null, null, null, null);
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant NEXT_MONDAY = Instant.parse("2026-11-30T09:00:00Z");

  @Test
  void beginsWithAFirstAttemptAtTheLeadThemself() {
    assertThat(history().next()).isEqualTo(new Attempt(1, Optional.empty(), false));
  }

  @Test
  void countsOnFromTheLastAttempt() {
    assertThat(history(missed(1, MONDAY), missed(2, MONDAY)).next())
        .isEqualTo(new Attempt(3, Optional.empty(), false));
  }

  @Test
  void promisedCallIsTheNextAttemptAndACall() {
    var next = history(missed(1, MONDAY), call(2, "call-back", null)).next();

    assertThat(next).isEqualTo(new Attempt(3, Optional.empty(), true));
    assertThat(next.channel(Optional.of(new CadenceStep("email", 240)))).isEqualTo("call");
  }

  @Test
  void channelIsTheCadencesAndACallBeyondItsEnd() {
    var attempt = new Attempt(2, Optional.empty(), false);

    assertThat(attempt.channel(Optional.of(new CadenceStep("email", 240)))).isEqualTo("email");
    assertThat(attempt.channel(Optional.empty())).isEqualTo("call");
  }

  @Test
  void whoDecidesHasACadenceOfTheirOwn() {
    var referred = history(missed(1, MONDAY), call(2, "referred", MARIA));

    assertThat(referred.next()).isEqualTo(new Attempt(1, Optional.of(MARIA), false));
    assertThat(referred.referredAt()).contains(MONDAY);

    var afterwards =
        history(
            missed(1, MONDAY),
            call(2, "referred", MARIA),
            new RecordedCall(
                1,
                CallResult.VOICEMAIL,
                "not-reached",
                Optional.of(MARIA),
                Optional.empty(),
                Optional.empty(),
                null,
                null,
                NEXT_MONDAY));
    assertThat(afterwards.next()).isEqualTo(new Attempt(2, Optional.of(MARIA), false));
    assertThat(afterwards.referredAt()).contains(MONDAY);
  }

  @Test
  void findingsAreThoseOfTheLatestConversation() {
    var history = history(call(1, "call-back", null), missed(2, NEXT_MONDAY));

    assertThat(history.conversation().flatMap(RecordedCall::bant)).contains(NEED_ONLY);
    assertThat(history.agreement()).isEmpty();
  }

  @Test
  void tellsAttemptsAndWorkingDaysAndHowItEnded() {
    assertThat(history(missed(1, MONDAY)).summary(BERLIN))
        .isEqualTo("1 attempt in 1 working day, not reached");
    assertThat(
            history(missed(1, MONDAY), missed(2, MONDAY), agreed(3, NEXT_MONDAY)).summary(BERLIN))
        .isEqualTo("3 attempts in 6 working days, connected by phone");
    assertThat(
            history(
                    new RecordedCall(
                        1,
                        CallResult.REPLIED,
                        "call-back",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NEED_ONLY),
                        null,
                        null,
                        Instant.parse("2026-11-22T09:00:00Z")))
                .summary(BERLIN))
        .isEqualTo("1 attempt in 1 working day, replied by e-mail");
  }

  private static CallHistory history(RecordedCall... calls) {
    return new CallHistory(List.of(calls));
  }

  private static RecordedCall missed(int attempt, Instant at) {
    return new RecordedCall(
        attempt,
        CallResult.NO_ANSWER,
        "not-reached",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        null,
        null,
        at);
  }

  private static RecordedCall call(int attempt, String outcome, UUID referredTo) {
    return new RecordedCall(
        attempt,
        CallResult.CONNECTED,
        outcome,
        Optional.empty(),
        Optional.ofNullable(referredTo),
        Optional.of(NEED_ONLY),
        null,
        null,
        MONDAY);
  }

  private static RecordedCall agreed(int attempt, Instant at) {
    return new RecordedCall(
        attempt,
        CallResult.CONNECTED,
        "qualified",
        Optional.empty(),
        Optional.empty(),
        Optional.of(NEED_ONLY),
        "Demo",
        LocalDate.of(2026, 12, 3),
        at);
  }
}
