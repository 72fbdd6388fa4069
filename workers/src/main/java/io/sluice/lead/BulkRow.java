package io.sluice.lead;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One of many submissions.
 *
 * @param turn its place among them, from 0
 * @param emailKey whose it is: the form in which addresses are compared
 */
record BulkRow(int turn, Submission submission, String emailKey) {

  static BulkRow of(int turn, Submission submission) {
    return new BulkRow(turn, submission, LeadEmails.key(submission.person().email()));
  }

  String email() {
    return submission.person().email();
  }

  Instant occurredAt() {
    return submission.occurredAt();
  }

  Map<Fact, String> facts() {
    return FactsOf.submission(submission);
  }

  FactOrigin origin() {
    return FactOrigin.submission(submission.enteredBy(), submission.occurredAt());
  }

  String accountKey() {
    return AccountKey.of(email(), submission.company().website());
  }

  NewMember member(UUID leadId) {
    var company = submission.company();
    return new NewMember(
        turn, leadId, email(), company.website(), company.name(), company.country());
  }
}
