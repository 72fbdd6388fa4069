package io.sluice.webform;

import io.sluice.intake.Arrivals;
import io.sluice.intake.IdempotencyKey;
import io.sluice.intake.Intake;
import io.sluice.intake.Receipt;
import io.sluice.notification.Channel;
import io.sluice.notification.Deliveries;
import io.sluice.notification.Draft;
import io.sluice.problem.Problem;
import io.sluice.suppression.SuppressionEntries;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks by mail whether it was the owner of an address who has filled in a form: each submission
 * anew, whoever is known already, since a consent is given for what this form asks.
 */
@Service
class Confirmations {

  private static final Logger log = LoggerFactory.getLogger(Confirmations.class);
  private static final String KIND = "form-confirmation";
  private static final String TEMPLATE = "confirm-form";

  private final Submissions submissions;
  private final Deliveries deliveries;
  private final SuppressionEntries suppressed;
  private final Intake intake;
  private final Arrivals arrivals;
  private final FormTokens tokens;
  private final FormProperties properties;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final String base;

  Confirmations(
      Submissions submissions,
      Deliveries deliveries,
      SuppressionEntries suppressed,
      Intake intake,
      Arrivals arrivals,
      FormTokens tokens,
      FormProperties properties,
      TransactionOperations transaction,
      Clock clock,
      @Value("${sluice.public-url:http://localhost:8090}") URI base) {
    this.submissions = submissions;
    this.deliveries = deliveries;
    this.suppressed = suppressed;
    this.intake = intake;
    this.arrivals = arrivals;
    this.tokens = tokens;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
    this.base = base.toString().replaceAll("/+$", "");
  }

  /**
   * Writes to the address and lets the submission wait. Somebody who must be left alone is not
   * written to, and nothing of it is stored.
   *
   * @return why it has to be held instead; mostly empty
   */
  Optional<HeldReason> ask(Submitted submitted) {
    return transaction.execute(
        status -> {
          if (isSuppressed(submitted)) {
            arrivals.record(
                FormDoor.arrival(submitted, List.of()),
                "refused",
                "email: leave this person alone");
            return Optional.empty();
          }
          var reason = write(submitted);
          if (reason.isEmpty()) {
            submissions.await(submitted);
            arrivals.record(FormDoor.arrival(submitted, List.of()), "awaiting-confirmation", null);
          }
          return reason;
        });
  }

  /**
   * The same for one that was held.
   *
   * @throws Problem where nobody may or can be written to; then it stays held
   */
  void askReleased(Submitted held) {
    transaction.executeWithoutResult(
        status -> {
          if (isSuppressed(held)) {
            throw Problem.conflict("This person must be left alone; delete the submission.");
          }
          write(held)
              .ifPresent(
                  reason -> {
                    throw Problem.conflict(conflict(reason));
                  });
          submissions.awaitReleased(held.submissionId());
        });
  }

  /** Whether there is something to confirm under this token. */
  Confirmation find(String token) {
    return tokens
        .readConfirmation(token)
        .map(
            id ->
                submissions.isConfirmed(id)
                    ? Confirmation.DONE
                    : submissions.findAwaiting(id).isPresent()
                        ? Confirmation.OPEN
                        : Confirmation.OVER)
        .orElse(Confirmation.UNKNOWN);
  }

  /**
   * Takes in what has waited, once. What was agreed to with it is agreed to now.
   *
   * @param networkAddress from where it is confirmed
   * @throws Problem where it cannot be taken in any more
   */
  Confirmation confirm(String token, String networkAddress) {
    var awaiting = tokens.readConfirmation(token).flatMap(submissions::findAwaiting);
    if (awaiting.isEmpty()) {
      return find(token);
    }
    var submitted = awaiting.get();
    var mapping = submitted.mapping();
    var consents = mapping.consents(submitted.post(), clock.instant(), networkAddress);
    var receipt =
        intake.submit(
            mapping.lead(submitted.post(), submitted.receivedAt()),
            FormDoor.arrival(submitted, consents),
            Optional.of(new IdempotencyKey("form", submitted.submissionId().toString())));
    settle(submitted.submissionId(), receipt);
    log.info("Form {}: a submission is confirmed", submitted.form().formId());
    return Confirmation.DONE;
  }

  /** Has the mails of these submissions deleted, as long as they are about no lead. */
  void forgetMails(List<UUID> submissionIds) {
    submissionIds.forEach(id -> deliveries.forget(naturalKey(id)));
  }

  private void settle(UUID submissionId, Receipt receipt) {
    transaction.executeWithoutResult(
        status -> {
          submissions.confirmed(submissionId, receipt.leadId());
          deliveries.attach(naturalKey(submissionId), receipt.leadId(), receipt.cycle());
        });
  }

  private boolean isSuppressed(Submitted submitted) {
    return !suppressed.findPersonal(List.of(email(submitted))).isEmpty();
  }

  private Optional<HeldReason> write(Submitted submitted) {
    var email = email(submitted);
    if (submissions.mailsWithinADay(email) >= properties.mailsADay()) {
      return Optional.of(HeldReason.MAIL_LIMIT);
    }
    var delivery =
        deliveries.add(
            new Draft(
                Channel.MAIL,
                KIND,
                TEMPLATE,
                email,
                null,
                null,
                null,
                model(submitted),
                Map.of(),
                naturalKey(submitted.submissionId())));
    return delivery.isPresent() ? Optional.empty() : Optional.of(HeldReason.NO_MAIL_SERVER);
  }

  /** Nothing that was typed in: the one who gets it may not be the one who did. */
  private Map<String, String> model(Submitted submitted) {
    var model = new HashMap<String, String>();
    model.put(
        "link",
        "%s/forms/%s/confirmations/%s"
            .formatted(
                base, submitted.form().formId(), tokens.confirmation(submitted.submissionId())));
    model.put("days", Long.toString(properties.confirmWithin().toDays()));
    model.put("site", site(submitted.form().definition()));
    model.put(
        "words",
        submitted.form().definition().consents().stream()
            .filter(consent -> submitted.post().isTicked(consent.field()))
            .map(consent -> "* " + consent.text())
            .collect(Collectors.joining("\n")));
    return model;
  }

  private static String site(FormDefinition form) {
    var address =
        form.thankYou() != null ? form.thankYou() : form.origins().stream().findFirst().orElse("");
    return URI.create(address).getHost();
  }

  private static String email(Submitted submitted) {
    return submitted.mapping().email(submitted.post()).orElseThrow();
  }

  private static String naturalKey(UUID submissionId) {
    return KIND + ":" + submissionId;
  }

  private static String conflict(HeldReason reason) {
    return reason == HeldReason.NO_MAIL_SERVER
        ? "It has to be confirmed by mail, and no mail server is configured: set spring.mail.host."
        : "This address has been sent as many mails today as it may be; release it tomorrow.";
  }
}
