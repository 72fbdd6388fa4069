package io.sluice.intake;

import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.lead.SuppressedException;
import io.sluice.outbox.Outbox;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one way in: the lead, the message that starts its process and the answer to its idempotency
 * key are committed together or not at all.
 */
@Service
class Intake {

  private final SubmissionReader reader;
  private final LeadRegister register;
  private final Outbox outbox;
  private final CustomerRequests customers;
  private final IdempotentAnswers answers;
  private final TransactionOperations transaction;

  Intake(
      SubmissionReader reader,
      LeadRegister register,
      Outbox outbox,
      CustomerRequests customers,
      IdempotentAnswers answers,
      TransactionOperations transaction) {
    this.reader = reader;
    this.register = register;
    this.outbox = outbox;
    this.customers = customers;
    this.answers = answers;
    this.transaction = transaction;
  }

  /**
   * @throws Problem where it cannot be taken in; then nothing is stored
   */
  Receipt submit(RawFields lead, Optional<IdempotencyKey> key) {
    var submission = reader.read(lead);
    try {
      return transaction.execute(
          status -> key.isEmpty() ? take(submission) : takeOnce(submission, key.get(), lead));
    } catch (SuppressedException e) {
      throw suppressed(submission.person().email(), e);
    }
  }

  private static Problem suppressed(String email, SuppressedException why) {
    return Problem.suppressed(
        "Nothing was stored: this person is %s.".formatted(why.getMessage()),
        new Violation(LeadField.EMAIL, email, "leave this person alone, " + why.getMessage()));
  }

  private Receipt takeOnce(Submission submission, IdempotencyKey key, RawFields lead) {
    return answers
        .takeOrFind(key, Fingerprint.of(lead))
        .orElseGet(
            () -> {
              var receipt = take(submission);
              answers.keep(key, receipt);
              return receipt;
            });
  }

  private Receipt take(Submission submission) {
    var registration = register.register(submission);
    if (registration instanceof Registration.CycleOpened opened) {
      outbox.startCycle(opened.leadId(), opened.cycle());
    } else {
      customers.hear(registration.leadId(), submission);
    }
    return Receipt.of(registration);
  }
}
