package io.sluice.intake;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sluice.followup.Touches;
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
import org.springframework.transaction.support.TransactionOperations;

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
  private final CustomerRequests customers;
  private final TransactionOperations transaction;
  private final Touches touches;

  Engagements(
      Activities activities,
      Teams teams,
      LeadRepository leads,
      LeadRegister register,
      CustomerRequests customers,
      TransactionOperations transaction,
      Touches touches) {
    this.activities = activities;
    this.teams = teams;
    this.leads = leads;
    this.register = register;
    this.customers = customers;
    this.transaction = transaction;
    this.touches = touches;
  }

  /**
   * Records an engagement. One with a rep is a touch besides, which stays recorded also when the
   * engine is away and the clocks are not moved.
   *
   * @throws Problem where it cannot be recorded; then nothing is stored
   */
  EngagementReceipt record(RawFields engagement) {
    var fields = new FieldChecks(engagement, FIELDS);
    var leadId = fields.uuid(LEAD_ID);
    var email = fields.text(EMAIL, EmailRule.MAX_LENGTH);
    if (engagement.fields().containsKey(LEAD_ID) == engagement.fields().containsKey(EMAIL)) {
      fields.refuse(LEAD_ID, "send either leadId or email");
    }
    fields.require(KIND);
    var kind = fields.choice(KIND, KINDS, null);
    var occurredAt = activities.occurredAt(fields, OCCURRED_AT);
    var by = by(fields, kind);
    fields.requireNoViolation("Nothing was recorded; errors lists what to change.");
    var lead = find(leadId, email);
    try {
      transaction.executeWithoutResult(
          status -> {
            register.engage(lead, kind, occurredAt, by);
            customers.hear(lead, kind);
          });
    } catch (SuppressedException e) {
      throw Problem.suppressed(
          "Nothing was recorded: this person is %s.".formatted(e.getMessage()),
          new Violation(LEAD_ID, lead.toString(), "leave this person alone, " + e.getMessage()));
    }
    return new EngagementReceipt(lead, by == null ? 0 : touches.touch(lead, occurredAt).moved());
  }

  private UUID find(UUID leadId, String email) {
    return Optional.ofNullable(leadId)
        .flatMap(leads::findById)
        .or(() -> Optional.ofNullable(email).flatMap(leads::findByEmail))
        .map(Lead::leadId)
        .orElseThrow(() -> Problem.notFound("No lead has this id or e-mail address."));
  }

  private String by(FieldChecks fields, String kind) {
    if (kind != null && Activities.TOUCHES.contains(kind)) {
      fields.require(BY);
    }
    var username = fields.text(BY, 64);
    if (username != null && !teams.hasRep(username, Optional.empty())) {
      fields.refuse(BY, "send the user name of an active rep");
    }
    return username;
  }
}
