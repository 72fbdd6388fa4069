package io.sluice.intake;

import io.sluice.consent.ConsentLog;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.lead.SuppressedException;
import io.sluice.outbox.Outbox;
import io.sluice.outbox.Priority;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one way in: the lead, the message that starts its process and the answer to its idempotency
 * key are committed together or not at all.
 */
@Service
public class Intake {

  private final SubmissionReader reader;
  private final LeadRegister register;
  private final Outbox outbox;
  private final CustomerRequests customers;
  private final IdempotentAnswers answers;
  private final Arrivals arrivals;
  private final ConsentLog consents;
  private final TransactionOperations transaction;

  Intake(
      SubmissionReader reader,
      LeadRegister register,
      Outbox outbox,
      CustomerRequests customers,
      IdempotentAnswers answers,
      Arrivals arrivals,
      ConsentLog consents,
      TransactionOperations transaction) {
    this.reader = reader;
    this.register = register;
    this.outbox = outbox;
    this.customers = customers;
    this.answers = answers;
    this.arrivals = arrivals;
    this.consents = consents;
    this.transaction = transaction;
  }

  /** The fields that a lead may have, by the names that all doors share. */
  public static List<String> fields() {
    return LeadField.ALL;
  }

  /** Those of them without which a lead is refused. */
  public static List<String> requiredFields() {
    return LeadField.REQUIRED;
  }

  /**
   * All that is wrong with a lead, of which nothing is stored; empty where it could be taken in.
   */
  public List<Violation> violations(RawFields lead) {
    try {
      reader.read(lead);
      return List.of();
    } catch (Problem.Refused e) {
      return e.violations();
    }
  }

  /**
   * @throws Problem where it cannot be taken in; then nothing is stored but that it came
   */
  public Receipt submit(RawFields lead, Arrival arrival, Optional<IdempotencyKey> key) {
    try {
      var submission = reader.read(lead);
      return transaction.execute(
          status ->
              key.isEmpty()
                  ? take(submission, arrival)
                  : takeOnce(submission, arrival, key.get(), lead));
    } catch (SuppressedException e) {
      throw refused(arrival, suppressed(lead, e.getMessage()));
    } catch (Problem e) {
      throw refused(arrival, e);
    }
  }

  private Problem refused(Arrival arrival, Problem problem) {
    arrivals.refused(arrival, problem);
    return problem;
  }

  /**
   * @param why since when and by what, as a part of a sentence
   */
  static Problem.Refused suppressed(RawFields lead, String why) {
    var email = lead.fields().get(LeadField.EMAIL).text();
    return Problem.suppressed(
        "Nothing was stored: this person is %s.".formatted(why),
        new Violation(LeadField.EMAIL, email, "leave this person alone, " + why));
  }

  private Receipt takeOnce(
      Submission submission, Arrival arrival, IdempotencyKey key, RawFields lead) {
    var before = answers.takeOrFind(key, Fingerprint.of(lead));
    if (before.isPresent()) {
      arrivals.repeated(arrival, before.get());
      return before.get();
    }
    var receipt = take(submission, arrival);
    answers.keep(key, receipt);
    return receipt;
  }

  private Receipt take(Submission submission, Arrival arrival) {
    var registration = register.register(submission);
    consents.grant(registration.enteredAs(), arrival.consents());
    if (registration instanceof Registration.CycleOpened opened) {
      outbox.startCycle(opened.leadId(), opened.cycle(), priority(submission, arrival));
    } else {
      customers.hear(registration.leadId(), submission);
      outbox.hasten(List.of(registration.leadId()), priority(submission, arrival));
    }
    var receipt = Receipt.of(registration);
    arrivals.taken(arrival, receipt);
    return receipt;
  }

  private static Priority priority(Submission submission, Arrival arrival) {
    if (arrival.door() == Door.IMPORT) {
      return Priority.BULK;
    }
    return Activities.HAND_RAISERS.contains(submission.activity())
        ? Priority.HAND_RAISER
        : Priority.SUBMISSION;
  }
}
