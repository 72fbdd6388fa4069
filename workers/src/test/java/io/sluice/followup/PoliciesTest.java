package io.sluice.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PoliciesTest {

  private static final FollowUpPolicy AS_IT_WAS = mock();
  private static final FollowUpPolicy AS_IT_IS = mock();

  private final Decisions decisions = mock();
  private final Decisions recent = mock();
  private final Policies policies = new Policies(decisions, recent, new JsonMapper());

  @Test
  void aNewTaskIsPlannedByWhatWasSaidLatelyAndReplanningByTheTableOfNow() {
    when(recent.answer(eq(Models.FOLLOW_UP_POLICY), any(), eq(FollowUpPolicy.class)))
        .thenReturn(AS_IT_WAS);
    when(decisions.answer(eq(Models.FOLLOW_UP_POLICY), any(), eq(FollowUpPolicy.class)))
        .thenReturn(AS_IT_IS);

    assertThat(policies.followUp("accept-lead", "hot", false)).isSameAs(AS_IT_WAS);
    assertThat(policies.followUpOfNow("accept-lead", "hot", false)).isSameAs(AS_IT_IS);
  }
}
