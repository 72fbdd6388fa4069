package io.sluice.dossier;

import io.sluice.dossier.Dossier.Activity;
import io.sluice.dossier.Dossier.Assessment;
import io.sluice.dossier.Dossier.Assignment;
import io.sluice.dossier.Dossier.Conversation;
import io.sluice.dossier.Dossier.Cycle;
import io.sluice.dossier.Dossier.Facts;
import io.sluice.dossier.Dossier.FollowUp;
import io.sluice.dossier.Dossier.LedgerEntry;
import io.sluice.dossier.Dossier.Reminder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads dossiers, each as it stood at one instant. */
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Dossiers {

  private static final String NOT_CLAIMED = "inquiry pending";

  private static final String CYCLES =
      """
      select cycle, entry, opened_at, process_instance_key::text, claimed_at, outcome, reason_code,
        closed_at
      from lead_cycle
      """;

  private static final String CONVERSATIONS =
      """
      select call.*,
        (select name from lead_contact named where named.contact_id = call.contact_id) as contact
      from discovery_call call
      """;

  private final JdbcClient jdbc;

  Dossiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Dossier> find(UUID leadId) {
    return jdbc.sql(
            """
            select email, first_name, last_name, phone, job_title, company_name as company, website,
              country, industry, employees, annual_revenue, source, channel, captured_at
            from lead where lead_id = :leadId
            """)
        .param("leadId", leadId)
        .query(Facts.class)
        .optional()
        .map(facts -> dossier(leadId, facts));
  }

  private Dossier dossier(UUID leadId, Facts facts) {
    var cycles = all(Cycle.class, CYCLES, "cycle", leadId);
    var latest = cycles.isEmpty() ? 0 : cycles.getLast().cycle();
    var ledger = all(LedgerEntry.class, "select * from stage_event", "stage_event_id", leadId);
    var assignments = all(Assignment.class, "select * from assignment", "assigned_at", leadId);
    return new Dossier(
        leadId,
        ledger.stream()
            .filter(entry -> entry.cycle() == latest)
            .reduce((earlier, later) -> later)
            .map(LedgerEntry::stage)
            .orElse(NOT_CLAIMED),
        assignments.stream()
            .filter(assignment -> assignment.cycle() == latest)
            .reduce((earlier, later) -> later)
            .map(Assignment::username)
            .orElse(null),
        facts,
        all(Activity.class, "select *, kind as activity from engagement", "occurred_at", leadId),
        cycles,
        ledger,
        all(Assessment.class, "select * from assessment", "assessed_at", leadId),
        new FollowUp(
            assignments, all(Reminder.class, "select * from reminder", "reminded_at", leadId)),
        all(Conversation.class, CONVERSATIONS, "recorded_at", leadId));
  }

  private <T> List<T> all(Class<T> type, String select, String order, UUID leadId) {
    return jdbc.sql(select + " where lead_id = :leadId order by " + order)
        .param("leadId", leadId)
        .query(type)
        .list();
  }
}
