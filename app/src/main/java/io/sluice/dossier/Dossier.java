package io.sluice.dossier;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Everything about one lead.
 *
 * @param stage where the ledger saw it last in its latest cycle
 * @param owner who was assigned last in its latest cycle, null where nobody was
 */
record Dossier(
    UUID leadId,
    String stage,
    String owner,
    Facts facts,
    List<Activity> activities,
    List<Cycle> cycles,
    List<LedgerEntry> ledger,
    List<Assessment> assessments,
    FollowUp followUp,
    List<Conversation> conversations) {

  /** What is known about the person and their company. */
  record Facts(
      String email,
      String firstName,
      String lastName,
      String phone,
      String jobTitle,
      String company,
      String website,
      String country,
      String industry,
      Integer employees,
      Long annualRevenue,
      String source,
      String channel,
      Instant capturedAt) {}

  record Activity(String activity, Instant occurredAt, Instant receivedAt) {}

  /**
   * @param processInstanceKey as text, since it may be larger than a JavaScript number
   */
  record Cycle(
      int cycle,
      String entry,
      Instant openedAt,
      String processInstanceKey,
      Instant claimedAt,
      String outcome,
      String reasonCode,
      Instant closedAt) {}

  record LedgerEntry(
      int cycle,
      String stage,
      Instant reachedAt,
      String owner,
      String reasonCode,
      BigDecimal expectedValue,
      LocalDate expectedCloseDate) {}

  /** What was known, what each criterion said, and by which version of which decision. */
  record Assessment(
      int cycle,
      String kind,
      String result,
      BigDecimal total,
      int coverage,
      String decisionId,
      int decisionVersion,
      @JsonRawValue @Schema(type = "object") String facts,
      @JsonRawValue @Schema(type = "object") String criteria,
      Instant assessedAt) {}

  record FollowUp(List<Assignment> assignments, List<Reminder> reminders) {}

  record Assignment(
      int cycle,
      String task,
      String team,
      String username,
      Instant assignedAt,
      Instant remindAt,
      Instant dueAt,
      Instant escalateAt,
      Instant decideAt) {}

  record Reminder(int cycle, String task, String username, Instant remindedAt) {}

  /**
   * One attempt at a discovery call.
   *
   * @param contact whom the lead had named and the attempt addressed; null for the lead
   * @param attemptAt when the next attempt was due, null where this was the last
   */
  record Conversation(
      int cycle,
      int attempt,
      String channel,
      String contact,
      String username,
      String result,
      String budget,
      String budgetEvidence,
      String authority,
      String authorityEvidence,
      String need,
      String needEvidence,
      String timing,
      String timingEvidence,
      String outcome,
      String reasonCode,
      String nextStep,
      LocalDate nextStepOn,
      LocalDate wakeOn,
      String note,
      Instant attemptAt,
      Instant recordedAt) {}
}
