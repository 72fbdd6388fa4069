package io.sluice.intake;

import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.outbox.Outbox;
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
  private final Answers answers;
  private final TransactionOperations transaction;

  Intake(
      SubmissionReader reader,
      LeadRegister register,
      Outbox outbox,
      Answers answers,
      TransactionOperations transaction) {
    this.reader = reader;
    this.register = register;
    this.outbox = outbox;
    this.answers = answers;
    this.transaction = transaction;
  }

  Receipt submit(RawLead lead, Optional<IdempotencyKey> key) {
    var submission = reader.read(lead);
    return transaction.execute(
        status -> key.isEmpty() ? take(submission) : takeOnce(submission, key.get(), lead));
  }

  private Receipt takeOnce(Submission submission, IdempotencyKey key, RawLead lead) {
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
    }
    return Receipt.of(registration);
  }
}
