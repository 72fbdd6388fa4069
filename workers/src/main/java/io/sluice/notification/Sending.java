package io.sluice.notification;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** One try to send one delivery. */
@Service
class Sending {

  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private final DeliveryStore store;
  private final Templates templates;
  private final Mails mails;
  private final Webhooks webhooks;
  private final Clock clock;

  Sending(DeliveryStore store, Templates templates, Mails mails, Webhooks webhooks, Clock clock) {
    this.store = store;
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
    if (delivery.suppressed()) {
      store.cancel(deliveryId, "the lead must be left alone", clock.instant());
      return;
    }
    var letter = letter(delivery);
    switch (delivery.channel()) {
      case MAIL -> mails.send(delivery, letter);
      case WEBHOOK -> webhooks.send(delivery, letter);
    }
    store.sent(deliveryId, clock.instant());
    log.info("{} about {} is sent", delivery.channel(), delivery.kind());
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
