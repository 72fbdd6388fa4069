package io.sluice.notification;

import io.sluice.consent.ConsentLog;
import io.sluice.consent.ConsentState;
import io.sluice.consent.ConsentTopic;
import io.sluice.lead.Suppressions;
import io.sluice.qualification.ContactGate;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** One try to send one delivery. */
@Service
class Sending {

  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private final DeliveryStore store;
  private final ContactGate gate;
  private final Suppressions suppressions;
  private final ConsentLog consents;
  private final TransactionOperations transaction;
  private final Templates templates;
  private final Mails mails;
  private final Webhooks webhooks;
  private final Clock clock;

  Sending(
      DeliveryStore store,
      ContactGate gate,
      Suppressions suppressions,
      ConsentLog consents,
      TransactionOperations transaction,
      Templates templates,
      Mails mails,
      Webhooks webhooks,
      Clock clock) {
    this.store = store;
    this.gate = gate;
    this.suppressions = suppressions;
    this.consents = consents;
    this.transaction = transaction;
    this.templates = templates;
    this.mails = mails;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /**
   * Sends it, if it is still to be sent.
   *
   * @throws DeliveryFailedException when it could not be sent
   * @throws UnusableTemplateException when it could not be written
   */
  void send(UUID deliveryId) {
    var begun = store.begin(deliveryId);
    if (begun.isEmpty()) {
      return;
    }
    var delivery = begun.get();
    if (delivery.suppressed() || mustNotReach(delivery)) {
      store.cancel(deliveryId, "the lead must be left alone", clock.instant());
      return;
    }
    if (isNotConsentedAnyMore(delivery)) {
      store.cancel(deliveryId, "consent-withdrawn", clock.instant());
      return;
    }
    var letter = letter(delivery);
    try {
      switch (delivery.channel()) {
        case MAIL -> mails.send(delivery, letter);
        case WEBHOOK -> webhooks.send(delivery, letter);
      }
    } catch (DeadAddressException e) {
      if (!delivery.toLead()) {
        throw e;
      }
      log.info("There is nobody at the address of lead {}", delivery.leadId());
      transaction.executeWithoutResult(
          status -> {
            store.failed(deliveryId, e.getMessage(), true, clock.instant());
            suppressions.addressIsDead(delivery.leadId(), delivery.recipient());
          });
      return;
    }
    store.sent(deliveryId, clock.instant());
    log.info("{} about {} is sent", delivery.channel(), delivery.kind());
  }

  private boolean mustNotReach(Delivery delivery) {
    return delivery.toLead() && gate.findRefusal(delivery.leadId()).isPresent();
  }

  /** Consent may have been taken back while it was on its way. */
  private boolean isNotConsentedAnyMore(Delivery delivery) {
    return delivery.purpose() != null
        && delivery.toLead()
        && consents
                .current(delivery.leadId())
                .state(new ConsentTopic(delivery.purpose(), ConsentTopic.EMAIL))
            == ConsentState.WITHDRAWN;
  }

  private Letter letter(Delivery delivery) {
    if (delivery.letter() != null) {
      return delivery.letter();
    }
    var letter = templates.fill(delivery.channel(), delivery.template(), delivery.model());
    store.keepLetter(delivery.deliveryId(), letter);
    return letter;
  }
}
