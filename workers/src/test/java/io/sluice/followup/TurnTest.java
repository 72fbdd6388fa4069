package io.sluice.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTest {

  private static final long INSTANCE = 7;
  private static final long OTHER_INSTANCE = 8;
  private static final List<Reason> REASONS =
      List.of(
          new Reason("rejected", "duplicate", "Duplicate", "route", 0),
          new Reason("rejected", "wrong-data", "Wrong data", "enrichment", 1));

  @Test
  void firstTaskIsForTheNextRep() {
    var turn = turn(List.of());

    assertThat(turn.cause()).isEqualTo(Cause.ROUTED);
    assertThat(turn.preferred()).isNull();
    assertThat(turn.excluded()).isEmpty();
  }

  @Test
  void firstTaskThatIsPlannedIsForTheOwner() {
    assertThat(turn(List.of(), "sam").preferred()).isEqualTo("sam");
  }

  @Test
  void rejectedTaskPassesOverAllWhoRejectedItInTheCycle() {
    var turn = turn(List.of(rejected("sam", "duplicate"), rejected("priya", "duplicate")));

    assertThat(turn.cause()).isEqualTo(Cause.REROUTED);
    assertThat(turn.preferred()).isNull();
    assertThat(turn.excluded()).containsExactlyInAnyOrder("sam", "priya");
  }

  @Test
  void taskRejectedForWrongDataComesBackToTheSameRep() {
    var turn = turn(List.of(rejected("sam", "wrong-data")));

    assertThat(turn.cause()).isEqualTo(Cause.CORRECTED);
    assertThat(turn.preferred()).isEqualTo("sam");
  }

  @Test
  void reassignmentPassesOverAllOfItsChainButNobodyOfAnEarlierOne() {
    var turn =
        turn(
            List.of(
                silent("lee", Cause.ROUTED),
                silent("sam", Cause.ASSIGNED),
                silent("priya", Cause.REASSIGNED)));

    assertThat(turn.cause()).isEqualTo(Cause.REASSIGNED);
    assertThat(turn.excluded()).containsExactlyInAnyOrder("sam", "priya");
  }

  @Test
  void reassignmentPassesOverWhoRejectedBeforeTheChain() {
    var turn = turn(List.of(rejected("lee", "duplicate"), silent("sam", Cause.REROUTED)));

    assertThat(turn.cause()).isEqualTo(Cause.REASSIGNED);
    assertThat(turn.excluded()).containsExactlyInAnyOrder("lee", "sam");
  }

  @Test
  void taskThatNobodyOfTheTeamTookIsReassignedWithoutAName() {
    assertThat(turn(List.of(silent(null, Cause.ROUTED))).excluded()).isEmpty();
  }

  @Test
  void managerNamesTheRep() {
    var turn =
        turn(
            List.of(rejected("priya", "duplicate"), silent("sam", Cause.REROUTED)),
            new ManagerDecision("assign", "priya", null, null));

    assertThat(turn.cause()).isEqualTo(Cause.ASSIGNED);
    assertThat(turn.preferred()).isEqualTo("priya");
  }

  @Test
  void managerGivesTheSameRepMoreTime() {
    var turn =
        turn(
            List.of(silent("sam", Cause.ROUTED)),
            new ManagerDecision("extend", null, null, "ill until noon"));

    assertThat(turn.cause()).isEqualTo(Cause.EXTENDED);
    assertThat(turn.preferred()).isEqualTo("sam");
  }

  @Test
  void nextAttemptIsForTheOwner() {
    var turn =
        Turn.of(
            List.of(answered("sam", "again", INSTANCE)),
            Optional.empty(),
            REASONS,
            "priya",
            INSTANCE);

    assertThat(turn.cause()).isEqualTo(Cause.ATTEMPT);
    assertThat(turn.preferred()).isEqualTo("priya");
  }

  @Test
  void leadThatComesRoundAgainInItsCycleIsForWhoAcceptedIt() {
    var turn = turn(List.of(answered("sam", "accepted", OTHER_INSTANCE)));

    assertThat(turn.cause()).isEqualTo(Cause.ROUTED);
    assertThat(turn.preferred()).isEqualTo("sam");
  }

  @Test
  void taskOfACancelledInstanceComesBackToWhoHadIt() {
    var turn =
        turn(List.of(SampleAssignments.given("sam", Cause.ROUTED, null, null, OTHER_INSTANCE)));

    assertThat(turn.cause()).isEqualTo(Cause.ROUTED);
    assertThat(turn.preferred()).isEqualTo("sam");
  }

  @Test
  void whatIsTakenFromItsHolderGoesToAnyOtherWhoDidNotRejectIt() {
    var turn =
        turn(
            List.of(
                rejected("lee", "duplicate"),
                SampleAssignments.released("sam", Cause.REROUTED, Released.LEAVER, INSTANCE)),
            "sam");

    assertThat(turn.cause()).isEqualTo(Cause.RELEASED);
    assertThat(turn.preferred()).isNull();
    assertThat(turn.excluded()).containsExactlyInAnyOrder("lee", "sam");
  }

  @Test
  void whatIsTakenOutOfItsQueueIsForTheOwner() {
    var turn =
        turn(
            List.of(SampleAssignments.released(null, Cause.ATTEMPT, Released.QUEUED, INSTANCE)),
            "priya");

    assertThat(turn.cause()).isEqualTo(Cause.RELEASED);
    assertThat(turn.preferred()).isEqualTo("priya");
    assertThat(turn.excluded()).isEmpty();
  }

  @Test
  void managersDecisionCountsMoreThanARelease() {
    var turn =
        turn(
            List.of(SampleAssignments.released("sam", Cause.ROUTED, Released.ABSENT, INSTANCE)),
            new ManagerDecision("assign", "priya", null, null));

    assertThat(turn.cause()).isEqualTo(Cause.ASSIGNED);
    assertThat(turn.preferred()).isEqualTo("priya");
  }

  @Test
  void chainGoesOnThroughWhatWasReleased() {
    var before =
        List.of(
            silent("lee", Cause.ROUTED),
            silent("sam", Cause.REASSIGNED),
            silent("priya", Cause.RELEASED));

    assertThat(Turn.chain(before)).isEqualTo(before);
    assertThat(turn(before).excluded()).containsExactlyInAnyOrder("lee", "sam", "priya");
  }

  private static Turn turn(List<Assignment> before) {
    return turn(before, (String) null);
  }

  private static Turn turn(List<Assignment> before, String owner) {
    return Turn.of(before, Optional.empty(), REASONS, owner, INSTANCE);
  }

  private static Turn turn(List<Assignment> before, ManagerDecision decision) {
    return Turn.of(before, Optional.of(decision), REASONS, null, INSTANCE);
  }

  private static Assignment silent(String username, Cause cause) {
    return SampleAssignments.given(username, cause, null, null, INSTANCE);
  }

  private static Assignment rejected(String username, String reasonCode) {
    return SampleAssignments.given(username, Cause.ROUTED, "rejected", reasonCode, INSTANCE);
  }

  private static Assignment answered(String username, String outcome, long instance) {
    return SampleAssignments.given(username, Cause.ROUTED, outcome, null, instance);
  }
}
