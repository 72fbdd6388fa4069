package io.sluice.outbox;

import io.sluice.bpmn.Models;
import io.sluice.lead.LeadCycles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * As the engine does it: a start message opens an instance unless one is active under its key, and
 * the instance's first job claims the cycle.
 */
final class FakeEngine implements MessagePublisher {

  final Map<String, Long> instances = new ConcurrentHashMap<>();
  final List<String> messageIds = Collections.synchronizedList(new ArrayList<>());
  final List<String> claims = Collections.synchronizedList(new ArrayList<>());
  private final LeadCycles cycles;
  private final Clock clock;
  private final AtomicLong keys = new AtomicLong(1);
  volatile Function<OutboxMessage, Fate> fate = message -> Fate.CLAIMED;

  /** What becomes of a publish. */
  enum Fate {
    /** Lost on the way, though acknowledged. */
    DROPPED,
    /** The instance starts, but its first job is not worked off. */
    STARTED,
    CLAIMED,
    /** All went well, but the answer was lost. */
    CLAIMED_UNHEARD,
    LOST_UNHEARD,
    TURNED_AWAY,
    REFUSED
  }

  FakeEngine(LeadCycles cycles, Clock clock) {
    this.cycles = cycles;
    this.clock = clock;
  }

  @Override
  public Outcome publish(OutboxMessage message) {
    messageIds.add(message.messageId());
    var decided = fate.apply(message);
    return switch (decided) {
      case TURNED_AWAY -> Outcome.TURNED_AWAY;
      case REFUSED -> Outcome.REFUSED;
      case DROPPED -> Outcome.PUBLISHED;
      case LOST_UNHEARD -> Outcome.UNKNOWN;
      case STARTED -> {
        start(message);
        yield Outcome.PUBLISHED;
      }
      case CLAIMED, CLAIMED_UNHEARD -> {
        claim(message);
        yield decided == Fate.CLAIMED ? Outcome.PUBLISHED : Outcome.UNKNOWN;
      }
    };
  }

  private long start(OutboxMessage message) {
    return instances.computeIfAbsent(message.correlationKey(), key -> keys.getAndIncrement());
  }

  /** A withdrawal ends the instance that is there, and starts none. */
  private void claim(OutboxMessage message) {
    if (message.message().equals(Models.LEAD_WITHDRAWN)) {
      var instance = instances.get(message.correlationKey());
      cycles.close(message.leadId(), message.cycle(), instance, "withdrawn", null, clock.instant());
      return;
    }
    var key = start(message);
    if (cycles.claim(message.leadId(), message.cycle(), key, clock.instant())) {
      claims.add(message.correlationKey() + "=" + key);
    }
  }
}
