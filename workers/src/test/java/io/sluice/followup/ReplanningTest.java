package io.sluice.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.camunda.client.api.command.ClientException;
import io.sluice.followup.ReplanReport.Refusal;
import io.sluice.job.UnworkableJobException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One task whose clocks cannot be moved does not keep the others from it. */
class ReplanningTest {

  private static final FollowUpPolicy POLICY = new FollowUpPolicy(120L, 240L, null, 0, null, null);

  private final Assignments assignments = mock();
  private final Policies policies = mock();
  private final OpenClocks clocks = mock();
  private final Replanning replanning = new Replanning(assignments, policies, clocks);

  @BeforeEach
  void threeOpenTasks() {
    when(assignments.findOpen(any()))
        .thenReturn(
            List.of(
                SampleAssignments.open(1, "accept-lead", SampleAssignments.NO_CLOCKS),
                SampleAssignments.open(2, "accept-lead", SampleAssignments.NO_CLOCKS),
                SampleAssignments.open(3, "discovery-call", SampleAssignments.NO_CLOCKS)));
    when(policies.followUpOfNow(any(), any(), anyBoolean())).thenReturn(POLICY);
    when(clocks.move(anyLong(), any(), any())).thenReturn(true);
  }

  @Test
  void tellsHowManyMovedAndAsksThePolicyOnceForEachKindOfTask() {
    when(clocks.move(2, POLICY, null)).thenReturn(false);

    assertThat(replanning.replan(new ReplanScope(null, null, null)))
        .isEqualTo(new ReplanReport(3, 2, 1, List.of()));
    verify(policies, times(2)).followUpOfNow(any(), any(), anyBoolean());
  }

  @Test
  void saysWhyOneWasRefused() {
    when(clocks.move(1, POLICY, null)).thenThrow(new EngineRefusedException("Mend it.", null));
    when(clocks.move(3, POLICY, null)).thenThrow(new UnworkableJobException("Never works."));

    assertThat(replanning.replan(new ReplanScope(null, null, null)))
        .isEqualTo(
            new ReplanReport(
                3,
                1,
                0,
                List.of(
                    new Refusal(SampleAssignments.LEAD, 1, "accept-lead", "Mend it."),
                    new Refusal(SampleAssignments.LEAD, 1, "discovery-call", "Never works."))));
  }

  @Test
  void engineThatIsAwayIsARefusalAndNoError() {
    when(policies.followUpOfNow(any(), any(), anyBoolean()))
        .thenThrow(new ClientException("UNAVAILABLE"));

    var report = replanning.replan(new ReplanScope(null, null, null));

    assertThat(report.refused())
        .hasSize(3)
        .extracting(Refusal::reason)
        .containsOnly("The engine is busy or away: replan this lead again.");
  }
}
