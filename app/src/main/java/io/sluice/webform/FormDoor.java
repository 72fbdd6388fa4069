package io.sluice.webform;

import io.sluice.consent.ConsentGrant;
import io.sluice.intake.Arrival;
import io.sluice.intake.Arrivals;
import io.sluice.intake.Door;
import io.sluice.intake.IdempotencyKey;
import io.sluice.intake.Intake;
import io.sluice.intake.Receipt;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in what is sent to forms. What looks like a machine's is held and not lost, and its sender
 * is told nothing of it.
 */
@Service
class FormDoor {

  private static final Logger log = LoggerFactory.getLogger(FormDoor.class);

  private final MachineTraps traps;
  private final Intake intake;
  private final Arrivals arrivals;
  private final Confirmations confirmations;
  private final Submissions submissions;
  private final TransactionOperations transaction;

  FormDoor(
      MachineTraps traps,
      Intake intake,
      Arrivals arrivals,
      Confirmations confirmations,
      Submissions submissions,
      TransactionOperations transaction) {
    this.traps = traps;
    this.intake = intake;
    this.arrivals = arrivals;
    this.confirmations = confirmations;
    this.submissions = submissions;
    this.transaction = transaction;
  }

  /**
   * @throws Problem where it cannot be taken in, in the names of the form's own fields
   */
  void take(Submitted submitted) {
    var reason = traps.look(submitted.form(), submitted.post());
    if (reason.isPresent()) {
      hold(submitted, reason.get());
      return;
    }
    var lead = submitted.mapping().lead(submitted.post());
    requireSound(submitted, lead);
    if (submitted.form().definition().doubleOptIn()) {
      ask(submitted);
    } else {
      submit(submitted, lead, arrival(submitted, grants(submitted)), Optional.empty());
    }
  }

  /**
   * Takes in what was held, as if it had passed.
   *
   * @return what became of it; empty where it has to be confirmed first
   * @throws Problem where it cannot be; then it is held as before
   */
  Optional<Receipt> release(Submitted held) {
    var lead = held.mapping().lead(held.post(), held.receivedAt());
    requireSound(held, lead);
    if (held.form().definition().doubleOptIn()) {
      confirmations.askReleased(held);
      return Optional.empty();
    }
    var key = new IdempotencyKey("form", held.submissionId().toString());
    var receipt = submit(held, lead, arrival(held, grants(held)), Optional.of(key));
    submissions.drop(held.submissionId());
    return Optional.of(receipt);
  }

  /** The page that it came from may not send it. */
  Problem refuseOrigin(String formId, String origin) {
    var fix =
        "send it from a page of the form's origins (PUT /api/forms/%s), with a referrer policy other than no-referrer"
            .formatted(formId);
    var problem =
        Problem.refused(
            HttpStatus.FORBIDDEN,
            "origin-not-allowed",
            "This page may not send this form",
            "Nothing was stored.",
            List.of(new Violation("Origin", origin, fix)));
    arrivals.refused(new Arrival(Door.FORM, formId, null), problem);
    return problem;
  }

  private void hold(Submitted submitted, HeldReason reason) {
    transaction.executeWithoutResult(
        status -> {
          submissions.hold(submitted, reason);
          arrivals.record(arrival(submitted, List.of()), "held", reason.code());
        });
    log.info("Form {}: a submission is held ({})", submitted.form().formId(), reason.code());
  }

  private void ask(Submitted submitted) {
    confirmations.ask(submitted).ifPresent(reason -> hold(submitted, reason));
  }

  private void requireSound(Submitted submitted, RawFields lead) {
    var mapping = submitted.mapping();
    var violations = new ArrayList<>(intake.violations(lead));
    violations.addAll(mapping.missingConsents(submitted.post()));
    if (!violations.isEmpty()) {
      var problem =
          Problem.invalid(
              "Nothing was stored; errors lists what to change.",
              violations.stream().map(mapping::inTheForm).toList());
      arrivals.refused(arrival(submitted, List.of()), problem);
      throw problem;
    }
  }

  private Receipt submit(
      Submitted submitted, RawFields lead, Arrival arrival, Optional<IdempotencyKey> key) {
    try {
      return intake.submit(lead, arrival, key);
    } catch (Problem.Refused e) {
      throw e.getStatusCode().value() == HttpStatus.CONFLICT.value() ? leftAlone(submitted) : e;
    }
  }

  /** Without since when and why: anybody can type in anybody's address. */
  private static Problem leftAlone(Submitted submitted) {
    var mapping = submitted.mapping();
    var email = new Violation(FormMapping.EMAIL, mapping.email(submitted.post()).orElse(null), "");
    return Problem.suppressed(
        "We were asked not to contact this address, so nothing was stored.",
        new Violation(
            mapping.inTheForm(email).field(),
            email.value(),
            "if you have changed your mind, please write to us"));
  }

  private static List<ConsentGrant> grants(Submitted submitted) {
    return submitted
        .mapping()
        .consents(submitted.post(), submitted.receivedAt(), submitted.networkAddress());
  }

  static Arrival arrival(Submitted submitted, List<ConsentGrant> consents) {
    return new Arrival(
        Door.FORM, submitted.form().formId(), submitted.submissionId().toString(), consents);
  }
}
