package io.sluice.notification;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what is to be told into the caller's transaction: it goes out once that has committed, and
 * not at all otherwise. Nothing that is wrong with a template or a server comes back to the caller.
 */
@Service
public class Deliveries {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  private final DeliveryStore store;
  private final DeliveryQueue queue;
  private final Templates templates;
  private final Mails mails;
  private final Webhooks webhooks;
  private final Clock clock;

  Deliveries(
      DeliveryStore store,
      DeliveryQueue queue,
      Templates templates,
      Mails mails,
      Webhooks webhooks,
      Clock clock) {
    this.store = store;
    this.queue = queue;
    this.templates = templates;
    this.mails = mails;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** Whether mails go out at all. */
  public boolean sendsMails() {
    return mails.isConfigured();
  }

  /**
   * Writes it down to be sent.
   *
   * @return its id; empty when its channel is not configured, or when it was told before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> add(Draft draft) {
    if (!isConfigured(draft)) {
      return Optional.empty();
    }
    var complete = complete(draft);
    var deliveryId = UUID.randomUUID();
    var now = clock.instant();
    try {
      var letter = templates.fill(draft.channel(), draft.template(), complete.model());
      if (!store.insert(deliveryId, complete, letter, null, now)) {
        return Optional.empty();
      }
      queue.add(deliveryId, now);
    } catch (UnusableTemplateException e) {
      log.warn("{} for {} cannot be written: {}", draft.channel(), draft.kind(), e.getMessage());
      if (!store.insert(deliveryId, complete, null, e.getMessage(), now)) {
        return Optional.empty();
      }
    }
    return Optional.of(deliveryId);
  }

  /**
   * Has one tried again at once, with all its tries anew.
   *
   * @return its state before; empty when there is none. One that is sent or cancelled stays so
   */
  @Transactional
  public Optional<String> retry(UUID deliveryId) {
    var state = store.state(deliveryId);
    if (state.filter(known -> known.equals("failed") || known.equals("pending")).isPresent()) {
      store.beginAnew(deliveryId);
      queue.addOrMove(deliveryId, clock.instant());
    }
    return state;
  }

  /** What was told to somebody who was no lead then is from now on about one. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void attach(String naturalKey, UUID leadId, int cycle) {
    store.attach(naturalKey, leadId, cycle);
  }

  /** Deletes what was told, where it is about no lead. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(String naturalKey) {
    store.forget(naturalKey);
  }

  private boolean isConfigured(Draft draft) {
    return switch (draft.channel()) {
      case MAIL -> mails.isConfigured() && draft.recipient() != null;
      case WEBHOOK -> webhooks.isConfigured(draft.recipient());
    };
  }

  /** Without what is not known. */
  private static Draft complete(Draft draft) {
    return new Draft(
        draft.channel(),
        draft.kind(),
        draft.template(),
        draft.recipient(),
        draft.username(),
        draft.leadId(),
        draft.cycle(),
        known(draft.model()),
        known(draft.headers()),
        draft.naturalKey(),
        draft.purpose());
  }

  private static Map<String, String> known(Map<String, String> texts) {
    return texts.entrySet().stream()
        .filter(entry -> Objects.nonNull(entry.getValue()))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, HashMap::new));
  }
}
