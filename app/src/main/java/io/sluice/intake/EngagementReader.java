package io.sluice.intake;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sluice.engagement.MachineUserAgents;
import io.sluice.lead.Deed;
import io.sluice.problem.Violation;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import io.sluice.routing.Teams;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what known people did, or reps with them, from what a caller sends. */
@Component
class EngagementReader {

  /**
   * What one of them says.
   *
   * @param deed null where anything is wrong with it
   */
  record Reading(Deed deed, List<Violation> violations) {

    boolean isRefused() {
      return deed == null;
    }
  }

  static final String LEAD_ID = "leadId";
  static final String EMAIL = "email";
  static final String KIND = "kind";
  private static final String EVENT_ID = "eventId";
  private static final String OCCURRED_AT = "occurredAt";
  private static final String BY = "by";
  private static final String USER_AGENT = "userAgent";

  static final List<String> FIELDS =
      List.of(EVENT_ID, LEAD_ID, EMAIL, KIND, OCCURRED_AT, BY, USER_AGENT);

  static final int MAX_EVENT_ID = 200;
  static final int MAX_USER_AGENT = 2_000;

  private static final Set<String> KINDS =
      Stream.of(Activities.KINDS, Activities.TOUCHES)
          .flatMap(Set::stream)
          .collect(toUnmodifiableSet());

  private final Activities activities;
  private final Teams teams;
  private final MachineUserAgents machines;

  EngagementReader(Activities activities, Teams teams, MachineUserAgents machines) {
    this.activities = activities;
    this.teams = teams;
    this.machines = machines;
  }

  /**
   * Reads each by itself.
   *
   * @param withEvent whether each has to name its event
   */
  List<Reading> read(List<RawFields> engagements, boolean withEvent) {
    var reps = reps(engagements);
    return engagements.stream().map(fields -> read(fields, withEvent, reps)).toList();
  }

  private Reading read(RawFields engagement, boolean withEvent, Set<String> reps) {
    var fields = new FieldChecks(engagement, FIELDS);
    if (withEvent) {
      fields.require(EVENT_ID);
    }
    var eventId = fields.text(EVENT_ID, MAX_EVENT_ID);
    var leadId = fields.uuid(LEAD_ID);
    var email = fields.text(EMAIL, EmailRule.MAX_LENGTH);
    if (engagement.fields().containsKey(LEAD_ID) == engagement.fields().containsKey(EMAIL)) {
      fields.refuse(LEAD_ID, "send either leadId or email");
    }
    fields.require(KIND);
    var kind = fields.choice(KIND, KINDS, null);
    var occurredAt = activities.occurredAt(fields, OCCURRED_AT);
    var by = by(fields, kind, reps);
    var userAgent = fields.text(USER_AGENT, MAX_USER_AGENT);
    if (!fields.violations().isEmpty()) {
      return new Reading(null, fields.violations());
    }
    var machine = by == null ? machines.recognise(userAgent).orElse(null) : null;
    return new Reading(new Deed(leadId, email, kind, occurredAt, by, eventId, machine), List.of());
  }

  private static String by(FieldChecks fields, String kind, Set<String> reps) {
    if (kind != null && Activities.TOUCHES.contains(kind)) {
      fields.require(BY);
    }
    var username = fields.text(BY, 64);
    if (username != null && !reps.contains(username)) {
      fields.refuse(BY, "send the user name of an active rep");
    }
    return username;
  }

  private Set<String> reps(List<RawFields> engagements) {
    var named =
        engagements.stream()
            .map(engagement -> engagement.fields().get(BY))
            .filter(Objects::nonNull)
            .map(by -> by.text().strip())
            .filter(text -> text.indexOf('\0') < 0)
            .distinct()
            .toList();
    return named.isEmpty() ? Set.of() : teams.findReps(named);
  }
}
