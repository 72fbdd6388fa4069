package io.sluice.dossier;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.consent.Consents;
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
 * @param owner who has it in its latest cycle, null where nobody does
 * @param factSources where each of the facts comes from that are kept with their source
 * @param enrichments what sources answered that were asked for what was not known
 * @param consents what the person agreed to and took back, and how they stand now
 * @param withheldTouches mails to them that {@code contact-policy} did not allow
 * @param suppression why nothing is stored any more about what the person does, null where it is
 * @param aliasAskedFor the id that was asked for, where that is an alias which leads here; null
 *     where it was this lead's own
 * @param merges by which it is, or was, one person with other leads
 * @param aliases those leads, each with what happened under its own id
 */
public record Dossier(
    UUID leadId,
    String stage,
    String owner,
    Facts facts,
    List<FactSource> factSources,
    List<Enrichment> enrichments,
    Suppression suppression,
    Consents consents,
    List<LeadContact> contacts,
    List<Activity> activities,
    List<Cycle> cycles,
    List<Sleep> sleeps,
    List<WithheldTouch> withheldTouches,
    List<Reopening> reopenings,
    List<LedgerEntry> ledger,
    List<Assessment> assessments,
    List<GradeOverride> overrides,
    FollowUp followUp,
    List<Conversation> conversations,
    List<Notice> notices,
    List<Delivery> deliveries,
    Customer customer,
    Account account,
    UUID aliasAskedFor,
    List<Merge> merges,
    List<Dossier> aliases) {

  /**
   * That two leads are one person.
   *
   * @param leadId the one that survived
   * @param duplicateId the one that became its alias
   * @param undoneAt null while it holds
   */
  public record Merge(
      UUID mergeId,
      UUID leadId,
      UUID duplicateId,
      String mergedBy,
      String reason,
      Instant mergedAt,
      Instant undoneAt,
      String undoneBy) {}

  /** What is known about the person and their company. */
  public record Facts(
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
      Integer marketingStaff,
      Integer salesStaff,
      String source,
      String channel,
      String productInterest,
      Instant capturedAt) {}

  /**
   * Where a fact comes from that stands in {@code facts}.
   *
   * @param value as text, null where a person cleared it
   * @param source {@code submission}, {@code correction} or {@code rep} for a person, else the name
   *     of an enrichment source
   * @param enteredBy user name of the rep, null where it was none of ours
   */
  public record FactSource(
      String fact, String value, String source, String enteredBy, Instant observedAt) {}

  /**
   * What a source answered when it was asked about the company.
   *
   * @param domain what it was asked for
   * @param outcome {@code found}, {@code not-found} or {@code failed}
   * @param error what went wrong, null where nothing did
   */
  public record Enrichment(
      int cycle, String source, String domain, String outcome, String error, Instant askedAt) {}

  public record Suppression(Instant since, String reason) {}

  /**
   * Someone whom the lead has named.
   *
   * @param referredBy who named them, null where the lead did
   */
  public record LeadContact(
      String role,
      String name,
      String email,
      String phone,
      String jobTitle,
      String referredBy,
      Instant addedAt) {}

  /**
   * @param username of the rep who was in touch or entered it, null where there was none
   * @param eventId what whoever reported it calls it, null where they did not say
   * @param notCountedBecause what gave a machine away, so that it counts for nothing: {@code
   *     user-agent:} and what it matched, {@code right-after-mail} or {@code burst}; null for what
   *     a person did
   */
  public record Activity(
      String activity,
      Instant occurredAt,
      Instant receivedAt,
      String username,
      String note,
      String eventId,
      String notCountedBecause) {}

  /**
   * @param enteredBy user name of the rep who entered it by hand, null where it came by itself
   * @param processInstanceKey as text, since it may be larger than a JavaScript number
   */
  public record Cycle(
      int cycle,
      String entry,
      String enteredBy,
      Instant openedAt,
      String processInstanceKey,
      Instant claimedAt,
      String outcome,
      String reasonCode,
      Instant closedAt) {}

  /**
   * How the lead slept after a cycle, or sleeps now.
   *
   * @param track which nurture touches it gets
   * @param wakeAt until when it sleeps, null for an archived lead
   * @param wakeAtLevel the readiness that wakes it before, 1 the hottest
   * @param touchStep how many touches it has had
   * @param touchesStoppedBy why there are no more
   * @param fitGrade the cell of the matrix in which it fell asleep, as are the next two; null where
   *     it was not assessed
   * @param changedAt since when it is known that people would work it now, null where they would
   *     not
   * @param changedBy by what: {@code facts}, or the decision and its version, such as {@code
   *     icp-fit 4}
   * @param endedBy what woke it, null while it sleeps
   */
  public record Sleep(
      int cycle,
      String outcome,
      String reasonCode,
      String track,
      Instant sleptAt,
      Instant wakeAt,
      Integer wakeAtLevel,
      boolean archived,
      int touchStep,
      Instant nextTouchAt,
      Instant touchesStoppedAt,
      String touchesStoppedBy,
      String fitGrade,
      Integer readinessLevel,
      String route,
      Instant changedAt,
      String changedBy,
      Instant endedAt,
      String endedBy) {}

  /**
   * A mail to the sleeping lead that was not sent.
   *
   * @param step which touch of the sleep
   * @param consent how they stood to it: {@code granted}, {@code withdrawn} or {@code unknown}
   * @param country null where it was not known
   * @param reason the word of {@code contact-policy}
   */
  public record WithheldTouch(
      int cycle,
      int step,
      String consent,
      String country,
      String reason,
      int decisionVersion,
      Instant withheldAt) {}

  /**
   * A process instance that was found gone, so that another one goes on.
   *
   * @param processInstanceKey as text, since it may be larger than a JavaScript number
   */
  public record Reopening(int cycle, String processInstanceKey, String reason, Instant foundAt) {}

  public record LedgerEntry(
      int cycle,
      String stage,
      Instant reachedAt,
      String owner,
      String reasonCode,
      BigDecimal expectedValue,
      LocalDate expectedCloseDate) {}

  /**
   * What was known, what each criterion said, and by which version of which decision.
   *
   * @param reasons the top three up and down; null where they were not stored
   * @param result the machine's verdict
   * @param overrideId of what somebody had said against it, so that it did not count; null where
   *     nobody had
   */
  public record Assessment(
      int cycle,
      String kind,
      String result,
      BigDecimal total,
      int coverage,
      String decisionId,
      int decisionVersion,
      @JsonRawValue @Schema(type = "object") String facts,
      @JsonRawValue @Schema(type = "object") String criteria,
      @JsonRawValue @Schema(type = "object") String reasons,
      UUID overrideId,
      Instant assessedAt) {}

  /**
   * What somebody says of the lead against the machine's verdict.
   *
   * @param kind {@code fit}, {@code readiness} or {@code value}
   * @param by user name
   * @param until from when on the machine's verdict counts again
   * @param endedAt when it was taken back or another took its place, the instant of {@code until}
   *     where it ran out; null where that is still to come
   */
  public record GradeOverride(
      UUID overrideId,
      String kind,
      String result,
      String by,
      String reason,
      Instant setAt,
      Instant until,
      Instant endedAt) {}

  public record FollowUp(
      List<Assignment> assignments,
      List<Step> steps,
      List<ManagerDecision> decisions,
      List<SlaClock> slaClocks) {}

  /**
   * Who had which task, why, under which clocks, and what they answered. A clock that never comes
   * is null.
   *
   * @param queue in which it waits, as nobody could take it; null where somebody has it
   * @param cause why it was given to them, such as {@code account}: they have the company
   * @param countedFrom from when the clocks count: when it was given, or the last touch since
   * @param endedAt when they no longer had it, answered or not; null while they have it
   * @param breachedAt the due instant that passed without an answer, null where none did
   * @param releasedBecause why it was taken from them, or out of its queue, for no fault of theirs:
   *     {@code leaver}, {@code absent}, {@code team}, {@code queued}; null where it was not
   */
  public record Assignment(
      int cycle,
      String task,
      String team,
      String username,
      String queue,
      String cause,
      int reassignments,
      Instant assignedAt,
      Instant countedFrom,
      Instant remindAt,
      Instant dueAt,
      Instant reassignAt,
      Instant escalateAt,
      Instant giveUpAt,
      Instant answeredAt,
      String outcome,
      String reasonCode,
      Instant endedAt,
      Instant breachedAt,
      String releasedBecause) {}

  /**
   * What was done about a task that was not answered.
   *
   * @param step {@code reminded}, {@code reassigned}, {@code escalated} or {@code given-up}
   * @param username whose silence it was about, null for anyone of the team
   */
  public record Step(
      int cycle, String task, String step, String username, Instant plannedAt, Instant takenAt) {}

  /**
   * @param task the task that had stalled
   * @param username the manager
   */
  public record ManagerDecision(
      int cycle,
      String task,
      String outcome,
      String assignTo,
      String reasonCode,
      String note,
      String username,
      Instant decidedAt) {}

  /**
   * What the lead is owed in a cycle.
   *
   * @param clock {@code first-touch} or {@code thoroughness}
   * @param stoppedAt null while it runs
   */
  public record SlaClock(
      int cycle,
      String clock,
      Instant startedAt,
      Instant dueAt,
      Instant stoppedAt,
      Instant breachedAt) {}

  /**
   * One attempt at a discovery call.
   *
   * @param contact whom the lead had named and the attempt addressed; null for the lead
   * @param attemptAt when the next attempt was due, null where this was the last
   */
  public record Conversation(
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

  /** Who was told what about the lead. */
  public record Notice(int cycle, String username, String kind, String code, Instant createdAt) {}

  /**
   * What went out about the lead, or to them.
   *
   * @param channel {@code mail} or {@code webhook}
   * @param username the rep it goes to, null for a team's channel and for the lead
   * @param lastError why the last try failed, or why it was cancelled; null where neither is so
   */
  public record Delivery(
      int cycle,
      String channel,
      String kind,
      String state,
      String username,
      String subject,
      Instant createdAt,
      Instant sentAt,
      String lastError) {}

  /**
   * The customer that the lead's company is; null where it is none.
   *
   * @param leadId who bought: the lead or a colleague
   * @param lookedAfterBy user name of whoever of customer success had them last, null before
   * @param plans when the lead was or will be looked after, and by which task
   * @param answers what was found and agreed
   */
  public record Customer(
      UUID leadId,
      Instant since,
      String lookedAfterBy,
      List<CarePlan> plans,
      List<CareAnswer> answers) {}

  /** When a customer is looked after. */
  public record CarePlan(int cycle, String task, Instant careAt, Instant plannedAt) {}

  /**
   * What a customer success manager answered.
   *
   * @param expansion {@code upsell} or {@code cross-sell}, else null
   * @param nextOn the day that was agreed, null where none was
   */
  public record CareAnswer(
      int cycle,
      String task,
      String username,
      String outcome,
      String reasonCode,
      String goal,
      String expansion,
      LocalDate nextOn,
      String note,
      Instant answeredAt) {}

  /**
   * The company that the lead is of; null where nothing tells it.
   *
   * @param name what most of its people call it, null where nobody has said
   * @param matchedBy {@code email}, {@code website} or {@code name}
   * @param matchedValue the domain, or what is compared of the name
   * @param tieBrokenBy what set it before the other candidates: {@code open-opportunity}, {@code
   *     customer}, {@code most-leads} or {@code oldest}; null where there was no tie
   * @param otherCandidates the other accounts that it could have been
   * @param leads how many are of it
   * @param opportunities what colleagues are in that has not ended
   * @param attachedTo the opportunities, open or ended, that the lead was attached to as a contact
   * @param contacts who came while the lead was in an opportunity
   */
  public record Account(
      UUID accountId,
      String name,
      List<String> domains,
      String matchedBy,
      String matchedValue,
      String tieBrokenBy,
      List<UUID> otherCandidates,
      Instant matchedAt,
      long leads,
      List<AccountOpportunity> opportunities,
      List<Attachment> attachedTo,
      List<AccountContact> contacts) {}

  /**
   * @param leadId whom is sold to
   * @param stage {@code sal}, {@code sgl} or {@code sql}
   * @param owner user name of the rep who has it, null where nobody does
   */
  public record AccountOpportunity(
      UUID leadId, int cycle, String stage, Instant since, String owner) {}

  /**
   * @param leadId whose opportunity it is
   */
  public record Attachment(UUID leadId, int cycle, Instant attachedAt) {}

  /** A colleague who was attached to the lead's opportunity in a cycle. */
  public record AccountContact(
      UUID leadId, int cycle, String name, String jobTitle, Instant attachedAt) {}
}
