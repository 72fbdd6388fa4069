package io.sluice.dossier;

import static java.util.stream.Collectors.toMap;

import io.sluice.consent.ConsentLog;
import io.sluice.dossier.Dossier.Activity;
import io.sluice.dossier.Dossier.Assessment;
import io.sluice.dossier.Dossier.Assignment;
import io.sluice.dossier.Dossier.CareAnswer;
import io.sluice.dossier.Dossier.CarePlan;
import io.sluice.dossier.Dossier.Conversation;
import io.sluice.dossier.Dossier.Customer;
import io.sluice.dossier.Dossier.Cycle;
import io.sluice.dossier.Dossier.Delivery;
import io.sluice.dossier.Dossier.Enrichment;
import io.sluice.dossier.Dossier.FactSource;
import io.sluice.dossier.Dossier.Facts;
import io.sluice.dossier.Dossier.FollowUp;
import io.sluice.dossier.Dossier.GradeOverride;
import io.sluice.dossier.Dossier.LeadContact;
import io.sluice.dossier.Dossier.LedgerEntry;
import io.sluice.dossier.Dossier.ManagerDecision;
import io.sluice.dossier.Dossier.Merge;
import io.sluice.dossier.Dossier.Notice;
import io.sluice.dossier.Dossier.Reopening;
import io.sluice.dossier.Dossier.SlaClock;
import io.sluice.dossier.Dossier.Sleep;
import io.sluice.dossier.Dossier.Step;
import io.sluice.dossier.Dossier.Suppression;
import io.sluice.dossier.Dossier.WithheldTouch;
import io.sluice.engagement.Engagement;
import io.sluice.engagement.EngagementLog;
import io.sluice.lead.Customers;
import io.sluice.lead.Entry;
import io.sluice.lead.LeadAliases;
import io.sluice.waterfall.Outcome;
import io.sluice.waterfall.Stage;
import java.sql.Timestamp;
import java.time.Clock;
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
public class Dossiers {

  private static final String NOT_CLAIMED = "inquiry pending";
  private static final String REJECTED = Stage.REJECTED.code();

  private static final String CYCLES =
      """
      select cycle, entry, entered_by, opened_at, process_instance_key::text, claimed_at, outcome,
        reason_code, closed_at
      from lead_cycle
      """;

  private static final String REOPENINGS =
      "select cycle, process_instance_key::text, reason, found_at from reopening";

  private static final String OVERRIDES =
      "select *, set_by as by, holds_until as until from grade_override";

  private static final String CONTACTS =
      """
      select c.*, (select name from lead_contact r where r.contact_id = c.referred_by_contact)
        as referred_by
      from lead_contact c
      """;

  /** The latest word on each. */
  private static final String FACT_SOURCES =
      """
      select * from (
        select distinct on (lead_id, fact) * from lead_fact
        order by lead_id, fact, lead_fact_id desc
      ) latest
      """;

  /** An open task is in breach when it is due before now, or was before its cycle was closed. */
  private static final String ASSIGNMENTS =
      """
      select * from (
        select a.lead_id, a.cycle, a.task, a.team, a.username, a.queue, a.cause, a.reassignments,
          a.assigned_at, a.element_instance_key, a.counted_from,
          nullif(a.remind_at, never.at) as remind_at, nullif(a.due_at, never.at) as due_at,
          nullif(a.reassign_at, never.at) as reassign_at,
          nullif(a.escalate_at, never.at) as escalate_at,
          nullif(a.give_up_at, never.at) as give_up_at,
          a.answered_at, a.outcome, a.reason_code, a.ended_at, a.released_because,
          coalesce(a.breached_at, case when a.ended_at is null
            and a.due_at < coalesce(c.closed_at, :now) then a.due_at end) as breached_at
        from assignment a join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle,
          (select timestamptz '9999-12-31T00:00:00Z' as at) never
      ) given
      """;

  private static final String SLA_CLOCKS =
      """
      select * from (
        select s.*, case when s.due_at < coalesce(s.stopped_at, c.closed_at, :now)
          then s.due_at end as breached_at
        from sla_clock s join lead_cycle c on c.lead_id = s.lead_id and c.cycle = s.cycle
      ) running
      """;

  private static final String CONVERSATIONS =
      """
      select call.*,
        (select name from lead_contact named where named.contact_id = call.contact_id) as contact
      from discovery_call call
      """;

  private final Customers customers;
  private final AccountDossiers accounts;
  private final EngagementLog engagements;
  private final ConsentLog consents;
  private final LeadAliases aliases;
  private final JdbcClient jdbc;
  private final Clock clock;

  Dossiers(
      Customers customers,
      AccountDossiers accounts,
      EngagementLog engagements,
      ConsentLog consents,
      LeadAliases aliases,
      JdbcClient jdbc,
      Clock clock) {
    this.customers = customers;
    this.accounts = accounts;
    this.engagements = engagements;
    this.consents = consents;
    this.aliases = aliases;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An alias leads to the lead that has survived. */
  public Optional<Dossier> find(UUID leadId) {
    var survivor = aliases.survivorOf(leadId);
    return read(survivor, survivor.equals(leadId) ? null : leadId);
  }

  private Optional<Dossier> read(UUID leadId, UUID aliasAskedFor) {
    return jdbc.sql(
            """
            select email, first_name, last_name, phone, job_title, company_name as company, website,
              country, industry, employees, annual_revenue, marketing_staff, sales_staff, source,
              channel, product_interest, captured_at
            from lead where lead_id = :leadId
            """)
        .param("leadId", leadId)
        .query(Facts.class)
        .optional()
        .map(facts -> dossier(leadId, facts, aliasAskedFor));
  }

  private Dossier dossier(UUID leadId, Facts facts, UUID aliasAskedFor) {
    var cycles = all(Cycle.class, CYCLES, "cycle", leadId);
    var latest = cycles.isEmpty() ? 0 : cycles.getLast().cycle();
    var ledger = all(LedgerEntry.class, "select * from stage_event", "stage_event_id", leadId);
    return new Dossier(
        leadId,
        ledger.stream()
            .filter(entry -> entry.cycle() == latest && !entry.stage().equals(REJECTED))
            .reduce((earlier, later) -> later)
            .map(LedgerEntry::stage)
            .orElse(isCustomers(cycles) ? Outcome.CUSTOMER.code() : NOT_CLAIMED),
        owner(leadId, latest),
        facts,
        all(FactSource.class, FACT_SOURCES, "fact", leadId),
        all(Enrichment.class, "select * from enrichment", "enrichment_id", leadId),
        suppression(leadId),
        consents.current(leadId),
        all(LeadContact.class, CONTACTS, "added_at", leadId),
        activities(leadId),
        cycles,
        all(Sleep.class, "select * from sleep", "cycle", leadId),
        all(WithheldTouch.class, "select * from touch_withheld", "withheld_at", leadId),
        all(Reopening.class, REOPENINGS, "found_at", leadId),
        ledger,
        all(Assessment.class, "select * from assessment", "assessed_at", leadId),
        all(GradeOverride.class, OVERRIDES, "set_at", leadId),
        followUp(leadId),
        all(Conversation.class, CONVERSATIONS, "recorded_at", leadId),
        all(Notice.class, "select * from notice", "notice_id", leadId),
        all(Delivery.class, "select * from delivery", "created_at, delivery_id", leadId),
        customer(leadId),
        accounts.find(leadId).orElse(null),
        aliasAskedFor,
        merges(leadId),
        aliases(leadId));
  }

  private List<Merge> merges(UUID leadId) {
    return jdbc.sql(
            """
            select * from lead_merge where lead_id = :leadId or duplicate_id = :leadId
            order by merged_at, merge_id
            """)
        .param("leadId", leadId)
        .query(Merge.class)
        .list();
  }

  private List<Dossier> aliases(UUID leadId) {
    return aliases.membersOf(leadId).stream()
        .skip(1)
        .flatMap(alias -> read(alias, null).stream())
        .toList();
  }

  private List<Activity> activities(UUID leadId) {
    var machines =
        engagements.findByLead(leadId).stream()
            .filter(engagement -> !engagement.isHuman())
            .collect(toMap(Engagement::engagementId, Engagement::automatedBy));
    return jdbc.sql("select * from engagement where lead_id = :leadId order by occurred_at")
        .param("leadId", leadId)
        .query(
            (row, number) ->
                new Activity(
                    row.getString("kind"),
                    row.getTimestamp("occurred_at").toInstant(),
                    row.getTimestamp("received_at").toInstant(),
                    row.getString("username"),
                    row.getString("note"),
                    row.getString("event_id"),
                    machines.get(row.getObject("engagement_id", UUID.class))))
        .list();
  }

  /** A cycle in which a customer is looked after reaches no stage: the lead is a customer. */
  private static boolean isCustomers(List<Cycle> cycles) {
    return !cycles.isEmpty() && cycles.getLast().entry().equals(Entry.CUSTOMER.code());
  }

  private Customer customer(UUID leadId) {
    return customers
        .findOfAccount(leadId)
        .map(
            found ->
                new Customer(
                    found.leadId(),
                    found.since(),
                    found.lookedAfterBy(),
                    all(CarePlan.class, "select * from care_plan", "planned_at", leadId),
                    all(CareAnswer.class, "select * from care_answer", "answered_at", leadId)))
        .orElse(null);
  }

  private String owner(UUID leadId, int cycle) {
    return jdbc.sql("select lead_owner(:leadId, :cycle)")
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }

  private Suppression suppression(UUID leadId) {
    return jdbc.sql(
            """
            select suppressed_at as since, suppression_reason as reason from lead
            where lead_id = :leadId and suppressed_at is not null
            """)
        .param("leadId", leadId)
        .query(Suppression.class)
        .optional()
        .orElse(null);
  }

  private FollowUp followUp(UUID leadId) {
    return new FollowUp(
        all(Assignment.class, ASSIGNMENTS, "assigned_at, element_instance_key", leadId),
        all(Step.class, "select * from follow_up_step", "taken_at", leadId),
        all(ManagerDecision.class, "select * from manager_decision", "decided_at", leadId),
        all(SlaClock.class, SLA_CLOCKS, "started_at", leadId));
  }

  private <T> List<T> all(Class<T> type, String select, String order, UUID leadId) {
    return jdbc.sql(select + " where lead_id = :leadId order by " + order)
        .param("leadId", leadId)
        .param("now", Timestamp.from(clock.instant()))
        .query(type)
        .list();
  }
}
