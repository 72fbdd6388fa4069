package io.sluice.intake;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sluice.lead.Lead;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.LeadRepository;
import io.sluice.lead.SuppressedException;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import io.sluice.routing.Teams;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Records what known people did, and what reps did with them. */
@Service
class Engagements {

  private static final String LEAD_ID = "leadId";
  private static final String EMAIL = "email";
  private static final String KIND = "kind";
  private static final String OCCURRED_AT = "occurredAt";
  private static final String BY = "by";

  static final List<String> FIELDS = List.of(LEAD_ID, EMAIL, KIND, OCCURRED_AT, BY);

  private static final Set<String> KINDS =
      Stream.of(Activities.KINDS, Activities.TOUCHES)
          .flatMap(Set::stream)
          .collect(toUnmodifiableSet());

  private final Activities activities;
  private final Teams teams;
  private final LeadRepository leads;
  private final LeadRegister register;

  Engagements(Activities activities, Teams teams, LeadRepository leads, LeadRegister register) {
    this.activities = activities;
    this.teams = teams;
    this.leads = leads;
    this.register = register;
  }

  /**
   * @throws Problem where it cannot be recorded; then nothing is stored
   */
  EngagementReceipt record(RawFields engagement) {
    var fields = new FieldChecks(engagement, FIELDS);
    var leadId = leadId(fields);
    var email = fields.text(EMAIL, EmailRule.MAX_LENGTH);
    if (engagement.fields().containsKey(LEAD_ID) == engagement.fields().containsKey(EMAIL)) {
      fields.refuse(LEAD_ID, "send either leadId or email");
    }
    fields.require(KIND);
    var kind = fields.choice(KIND, KINDS, null);
    var occurredAt = activities.occurredAt(fields, OCCURRED_AT);
    checkBy(fields, kind);
    fields.requireNoViolation("Nothing was recorded; errors lists what to change.");
    var lead = find(leadId, email);
    try {
      register.engage(lead, kind, occurredAt);
    } catch (SuppressedException e) {
      throw Problem.suppressed(
          "Nothing was recorded: this person is %s.".formatted(e.getMessage()),
          new Violation(LEAD_ID, lead.toString(), "leave this person alone, " + e.getMessage()));
    }
    return new EngagementReceipt(lead);
  }

  private UUID find(Optional<UUID> leadId, String email) {
    return leadId
        .flatMap(leads::findById)
        .or(() -> Optional.ofNullable(email).flatMap(leads::findByEmail))
        .map(Lead::leadId)
        .orElseThrow(() -> Problem.notFound("No lead has this id or e-mail address."));
  }

  private static Optional<UUID> leadId(FieldChecks fields) {
    var text = fields.text(LEAD_ID, 64);
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      fields.refuse(LEAD_ID, "send the UUID of a lead");
      return Optional.empty();
    }
  }

  private void checkBy(FieldChecks fields, String kind) {
    if (kind != null && Activities.TOUCHES.contains(kind)) {
      fields.require(BY);
    }
    var username = fields.text(BY, 64);
    if (username != null && !teams.hasRep(username, Optional.empty())) {
      fields.refuse(BY, "send the user name of an active rep");
    }
  }
}
