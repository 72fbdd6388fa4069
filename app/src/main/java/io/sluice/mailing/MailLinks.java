package io.sluice.mailing;

import io.sluice.intake.CustomerRequests;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.SuppressedException;
import io.sluice.nurture.NurtureTouches;
import io.sluice.withdrawal.Withdrawals;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What the readers of mails ask for, known by the token of the mail. */
@Service
class MailLinks {

  private static final Logger log = LoggerFactory.getLogger(MailLinks.class);
  private static final String OPT_IN = "opt-in";

  private final NurtureTouches touches;
  private final LeadRegister register;
  private final CustomerRequests customers;
  private final Withdrawals withdrawals;
  private final TransactionOperations transaction;
  private final Clock clock;

  MailLinks(
      NurtureTouches touches,
      LeadRegister register,
      CustomerRequests customers,
      Withdrawals withdrawals,
      TransactionOperations transaction,
      Clock clock) {
    this.touches = touches;
    this.register = register;
    this.customers = customers;
    this.withdrawals = withdrawals;
    this.transaction = transaction;
    this.clock = clock;
  }

  boolean isKnown(String token) {
    return find(token).isPresent();
  }

  /** Records once for a mail that its reader wants to be contacted, which wakes them. */
  Page optIn(String token) {
    var mail = find(token);
    if (mail.isEmpty()) {
      return Page.unknown();
    }
    try {
      transaction.executeWithoutResult(status -> record(mail.get()));
      return Page.willContact();
    } catch (SuppressedException e) {
      return Page.leftAlone();
    }
  }

  /** Withdraws the lead; once more changes nothing. */
  Page optOut(String token) {
    var mail = find(token);
    if (mail.isEmpty()) {
      return Page.unknown();
    }
    withdrawals.optOut(mail.get().leadId());
    return Page.willNotWrite();
  }

  private void record(Mail mail) {
    if (touches.optIn(mail.token())) {
      register.engage(mail.leadId(), OPT_IN, clock.instant(), null);
      customers.hear(mail.leadId(), OPT_IN);
      log.info("Lead {} asks in a mail to be contacted", mail.leadId());
    }
  }

  private Optional<Mail> find(String token) {
    try {
      var id = UUID.fromString(token);
      return touches.findLead(id).map(leadId -> new Mail(id, leadId));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private record Mail(UUID token, UUID leadId) {}
}
