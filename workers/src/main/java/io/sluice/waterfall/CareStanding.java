package io.sluice.waterfall;

import io.sluice.bpmn.Tasks;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a customer stands: by what was planned for them last. */
@Repository
class CareStanding {

  private final JdbcClient jdbc;

  CareStanding(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return null for one who was just won and is yet to be handed over. Who was sold to in vain is
   *     known to customer success, and waits for the next review.
   */
  String whereItStands(UUID leadId, int cycle) {
    return plannedLast(leadId, cycle)
        .map(task -> task.equals(Tasks.CHECK_ONBOARDING) ? Admitted.ONBOARDING : Admitted.REVIEW)
        .orElseGet(() -> isJustWon(leadId, cycle) ? null : Admitted.REVIEW);
  }

  private Optional<String> plannedLast(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select task from care_plan where lead_id = :leadId and cycle = :cycle
            order by planned_at desc, element_instance_key desc limit 1
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query(String.class)
        .optional();
  }

  private boolean isJustWon(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select exists (select from lead_cycle
              where lead_id = :leadId and cycle = :cycle - 1 and outcome = 'customer')
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query(Boolean.class)
        .single();
  }
}
