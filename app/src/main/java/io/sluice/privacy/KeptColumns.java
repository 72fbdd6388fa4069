package io.sluice.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stays of a person who is erased: that somebody was here and when they reached which stage,
 * who had them and how long it took, without which last quarter's figures would change. These are
 * ids, codes, instants and names of those who work here. All other columns of these tables are
 * blanked, and all other rows about the person are deleted.
 */
final class KeptColumns {

  private static final Map<String, Set<String>> KEPT =
      Map.ofEntries(
          Map.entry(
              "lead_cycle",
              Set.of(
                  "lead_id",
                  "cycle",
                  "entry",
                  "opened_at",
                  "process_instance_key",
                  "claimed_at",
                  "outcome",
                  "reason_code",
                  "closed_at",
                  "entered_by")),
          Map.entry(
              "stage_event",
              Set.of(
                  "stage_event_id",
                  "lead_id",
                  "cycle",
                  "stage",
                  "reached_at",
                  "process_instance_key",
                  "element_instance_key",
                  "owner",
                  "reason_code",
                  "expected_value",
                  "expected_close_date")),
          Map.entry(
              "cycle_milestones",
              Set.of(
                  "lead_id",
                  "cycle",
                  "superseded",
                  "opened_at",
                  "inquiry_at",
                  "aql_at",
                  "tal_offered_at",
                  "tal_at",
                  "tql_at",
                  "tgl_at",
                  "expansion_at",
                  "sal_offered_at",
                  "sal_at",
                  "sgl_at",
                  "sql_at",
                  "won_at",
                  "stage_at",
                  "closed_at",
                  "woken",
                  "asleep",
                  "sleep_track",
                  "wakes_at",
                  "entry",
                  "source",
                  "channel",
                  "segment",
                  "stage",
                  "outcome",
                  "reason_code",
                  "verdict",
                  "refused_for",
                  "tal_refused_for",
                  "sal_refused_for",
                  "teams",
                  "lead_teams",
                  "expected_value",
                  "assessed_value")),
          Map.entry(
              "assignment",
              Set.of(
                  "element_instance_key",
                  "lead_id",
                  "cycle",
                  "task",
                  "team",
                  "username",
                  "queue",
                  "cause",
                  "reassignments",
                  "assigned_at",
                  "counted_from",
                  "remind_at",
                  "due_at",
                  "reassign_at",
                  "escalate_at",
                  "give_up_at",
                  "speed_class",
                  "ended_at",
                  "answered_at",
                  "outcome",
                  "reason_code",
                  "answer_key",
                  "breached_at",
                  "released_at",
                  "released_because",
                  "process_instance_key",
                  "process_definition_key")),
          Map.entry(
              "follow_up_step",
              Set.of(
                  "element_instance_key",
                  "assignment_key",
                  "lead_id",
                  "cycle",
                  "task",
                  "step",
                  "username",
                  "planned_at",
                  "taken_at")),
          Map.entry(
              "manager_decision",
              Set.of(
                  "element_instance_key",
                  "assignment_key",
                  "lead_id",
                  "cycle",
                  "task",
                  "outcome",
                  "assign_to",
                  "reason_code",
                  "username",
                  "decided_at")),
          Map.entry(
              "sla_clock",
              Set.of("lead_id", "cycle", "clock", "started_at", "due_at", "stopped_at")),
          Map.entry(
              "sleep",
              Set.of(
                  "lead_id",
                  "cycle",
                  "outcome",
                  "reason_code",
                  "track",
                  "slept_at",
                  "wake_at",
                  "wake_at_level",
                  "archived",
                  "touch_step",
                  "touch_attempts",
                  "ended_at",
                  "ended_by")),
          Map.entry(
              "personal_data_look",
              Set.of("look_id", "looked_at", "username", "role", "place", "lead_id", "leads")),
          Map.entry(
              "arrival",
              Set.of("arrival_id", "door", "door_id", "received_at", "outcome", "problem")),
          Map.entry(
              "erasure",
              Set.of(
                  "erasure_id",
                  "person_id",
                  "ground",
                  "requested_by",
                  "requested_at",
                  "waits_for",
                  "finished_at")),
          Map.entry("erased_lead", Set.of("lead_id", "erasure_id")),
          Map.entry("erasure_step", Set.of("erasure_id", "step", "done_at", "note")),
          Map.entry("erasure_count", Set.of("erasure_id", "place", "removed")),
          Map.entry("erasure_key", Set.of("erasure_id", "kind", "key")));

  /** Of the row that a lead is; its source and channel stay where others share them. */
  static final Set<String> OF_LEAD =
      Set.of(
          "lead_id",
          "version",
          "email",
          "email_key",
          "source",
          "channel",
          "captured_at",
          "suppressed_at",
          "suppression_reason",
          "erased_at");

  private KeptColumns() {}

  /** By table. */
  static Map<String, Set<String>> all() {
    return KEPT;
  }

  /** The columns of a table that are to be blanked; empty where its rows are to be deleted. */
  static Optional<List<String>> blanked(PersonTable table) {
    return Optional.ofNullable(KEPT.get(table.name()))
        .map(kept -> table.columns().stream().filter(column -> !kept.contains(column)).toList());
  }
}
