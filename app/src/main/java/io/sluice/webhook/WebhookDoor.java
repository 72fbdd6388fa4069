package io.sluice.webhook;

import io.sluice.intake.Arrival;
import io.sluice.intake.Arrivals;
import io.sluice.intake.Door;
import io.sluice.intake.IdempotencyKey;
import io.sluice.intake.Intake;
import io.sluice.intake.Receipt;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.webhook.WebhookGate.Proven;
import io.sluice.webhook.WebhookReceipt.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * The door for other systems. A message is asked who signed it, and when, before it is read; then
 * each of its events is a submission of its own, whose idempotency key is the message's id. So a
 * sender who heard no answer sends it again, signed anew, and nothing is taken in twice.
 */
@Service
class WebhookDoor {

  private final WebhookSources sources;
  private final MappingReader mappings;
  private final WebhookGate gate;
  private final WebhookLog log;
  private final Intake intake;
  private final Arrivals arrivals;

  WebhookDoor(
      WebhookSources sources,
      MappingReader mappings,
      WebhookGate gate,
      WebhookLog log,
      Intake intake,
      Arrivals arrivals) {
    this.sources = sources;
    this.mappings = mappings;
    this.gate = gate;
    this.log = log;
    this.intake = intake;
    this.arrivals = arrivals;
  }

  /**
   * @param headers all values of a header
   * @throws Problem where nothing was taken; that it came is on record, unless nobody knows the
   *     source
   */
  Taken receive(String sourceId, Function<String, List<String>> headers, byte[] body) {
    var mapping =
        sources
            .find(sourceId)
            .map(mappings::stored)
            .orElseThrow(() -> Problem.notFound("No source of webhooks has this id."));
    var arrival = new Arrival(Door.WEBHOOK, sourceId, SignedMessage.idOf(headers));
    var message = orLog(arrival, null, () -> SignedMessage.of(headers, body));
    var proven = orLog(arrival, message.sentAt(), () -> gate.prove(sourceId, message));
    var events = orLog(arrival, message.sentAt(), () -> mapping.read(body));
    try {
      return take(arrival, proven, events);
    } catch (Problem e) {
      log.refused(sourceId, message.id(), message.sentAt(), e);
      throw e;
    }
  }

  private <T> T orLog(Arrival arrival, Instant sentAt, Supplier<T> step) {
    try {
      return step.get();
    } catch (Problem e) {
      arrivals.refused(arrival, e);
      log.refused(arrival.doorId(), arrival.externalId(), sentAt, e);
      throw e;
    }
  }

  /** One event is taken or refused as the whole; of several, each stands for itself. */
  private Taken take(Arrival arrival, Proven proven, List<RawFields> events) {
    var receipt =
        new WebhookReceipt(
            events.size() == 1
                ? List.of(Event.of(submit(arrival, events.getFirst(), 0)))
                : takeEach(arrival, events));
    var outcome = proven.isRepeated() ? WebhookLog.REPEATED : WebhookLog.TAKEN;
    if (!log.taken(arrival.doorId(), proven.message(), proven.hash(), outcome, receipt)) {
      throw WebhookGate.replayed(proven.message());
    }
    return new Taken(receipt, proven.isRepeated());
  }

  private List<Event> takeEach(Arrival arrival, List<RawFields> events) {
    if (events.isEmpty()) {
      arrivals.record(arrival, "empty", "events: there is none in the payload");
    }
    var taken = new ArrayList<Event>();
    for (var event : events) {
      try {
        taken.add(Event.of(submit(arrival, event, taken.size())));
      } catch (Problem.Refused e) {
        taken.add(Event.of(e));
      }
    }
    if (!events.isEmpty() && taken.stream().allMatch(event -> event.errors() != null)) {
      throw Problem.invalid("Every event was refused; errors lists what to change.", all(taken));
    }
    return taken;
  }

  private static List<Violation> all(List<Event> refused) {
    return IntStream.range(0, refused.size())
        .boxed()
        .flatMap(
            i ->
                refused.get(i).errors().stream()
                    .map(
                        wrong ->
                            new Violation(
                                "events[%d].%s".formatted(i, wrong.field()),
                                wrong.value(),
                                wrong.fix())))
        .toList();
  }

  private Receipt submit(Arrival arrival, RawFields event, int place) {
    var key = arrival.externalId() + "." + place;
    return intake.submit(
        event, arrival, Optional.of(new IdempotencyKey("webhook:" + arrival.doorId(), key)));
  }

  /**
   * @param isRepeated whether this is the answer of an earlier call
   */
  record Taken(WebhookReceipt receipt, boolean isRepeated) {}
}
