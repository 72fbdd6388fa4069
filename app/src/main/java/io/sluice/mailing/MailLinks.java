package io.sluice.mailing;

import io.sluice.consent.ConsentTopic;
import io.sluice.consent.ConsentWithdrawal;
import io.sluice.consent.MailLink;
import io.sluice.consent.SignedLinks;
import io.sluice.intake.CustomerRequests;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.SuppressedException;
import io.sluice.nurture.NurtureTouches;
import io.sluice.privacy.Consenting;
import io.sluice.withdrawal.Withdrawals;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What the readers of mails ask for, known by what its links say under our signature. */
@Service
class MailLinks {

  private static final Logger log = LoggerFactory.getLogger(MailLinks.class);
  private static final String OPT_IN = "opt-in";
  private static final String SOURCE = "mail-link";

  private final SignedLinks signed;
  private final NurtureTouches touches;
  private final Consenting consenting;
  private final LeadRegister register;
  private final CustomerRequests customers;
  private final Withdrawals withdrawals;
  private final TransactionOperations transaction;
  private final Clock clock;

  MailLinks(
      SignedLinks signed,
      NurtureTouches touches,
      Consenting consenting,
      LeadRegister register,
      CustomerRequests customers,
      Withdrawals withdrawals,
      TransactionOperations transaction,
      Clock clock) {
    this.signed = signed;
    this.touches = touches;
    this.consenting = consenting;
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

  /** Takes back the consent that the mail needed; once more changes nothing. */
  Page stop(String token) {
    return find(token)
        .map(
            mail -> {
              withdraw(mail, mail.topic());
              return Page.noMoreOfThisKind();
            })
        .orElseGet(Page::unknown);
  }

  /** Takes back consent to all marketing mails; once more changes nothing. */
  Page unsubscribe(String token) {
    return find(token)
        .map(
            mail -> {
              withdraw(mail, ConsentTopic.ALL_EMAIL);
              return Page.unsubscribed();
            })
        .orElseGet(Page::unknown);
  }

  /** Withdraws the lead; once more changes nothing. */
  Page optOut(String token) {
    return find(token)
        .map(
            mail -> {
              if (isKept(mail)) {
                withdrawals.optOut(mail.leadId());
              }
              return Page.willNotWrite();
            })
        .orElseGet(Page::unknown);
  }

  private void withdraw(MailLink mail, ConsentTopic topic) {
    if (isKept(mail)) {
      consenting.withdraw(
          mail.leadId(), new ConsentWithdrawal(topic, SOURCE, clock.instant(), null));
    }
  }

  /** Of who is erased nothing is kept any more, and nobody writes to them. */
  private boolean isKept(MailLink mail) {
    return consenting.knows(mail.leadId());
  }

  private void record(MailLink mail) {
    if (touches.optIn(mail.mailId())) {
      register.engage(mail.leadId(), OPT_IN, clock.instant(), null);
      customers.hear(mail.leadId(), OPT_IN);
      log.info("Lead {} asks in a mail to be contacted", mail.leadId());
    }
  }

  private Optional<MailLink> find(String token) {
    return signed.read(token).or(() -> findUnsigned(token));
  }

  private Optional<MailLink> findUnsigned(String token) {
    try {
      var id = UUID.fromString(token);
      return touches
          .findLeadOfUnsigned(id)
          .map(leadId -> new MailLink(id, leadId, ConsentTopic.MARKETING_EMAIL));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
