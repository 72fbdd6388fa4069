package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import io.sluice.bench.compare.Arrival.Kind;
import io.sluice.bench.compare.Side.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What was posted in a run, what was answered, and whether the answers can be true. */
final class Posting {

  /**
   * A lead that is worked by people.
   *
   * @param intended when it was to be posted
   * @param accepted when the answer was there
   */
  record Accepted(String leadId, Instant intended, Instant accepted) {}

  private volatile Side side;
  private final Map<String, String> leads = new ConcurrentHashMap<>();
  private final AtomicInteger full = new AtomicInteger();
  private final AtomicInteger sleepers = new AtomicInteger();
  private final AtomicInteger duplicates = new AtomicInteger();
  private final AtomicInteger known = new AtomicInteger();
  private final AtomicInteger callBacks = new AtomicInteger();
  private final Collection<String> complaints = new ConcurrentLinkedQueue<>();

  Posting(Side side) {
    this.side = side;
  }

  /** Posts the others in that way. */
  void through(Side other) {
    side = other;
  }

  /**
   * Posts a lead.
   *
   * @return null where people do not get it on account of this
   */
  Accepted post(Arrival arrival, Instant intended) {
    Answer answer;
    try {
      answer = side.post(arrival);
    } catch (RuntimeException e) {
      complaints.add("A lead was not answered: " + e.getMessage());
      return null;
    }
    var at = Instant.now();
    if (answer.refused() != (arrival.kind() == Kind.POISON)) {
      complaints.add(
          "%s, which is %s, was %s"
              .formatted(
                  arrival.email(), arrival.kind(), answer.refused() ? "refused" : "accepted"));
      return null;
    }
    if (answer.refused()) {
      return null;
    }
    var before = leads.putIfAbsent(arrival.email(), answer.leadId());
    if (before != null && !before.equals(answer.leadId())) {
      complaints.add("%s is two leads".formatted(arrival.email()));
    }
    if (answer.known()) {
      known.incrementAndGet();
    }
    count(arrival.kind());
    return arrival.kind() == Kind.FULL ? new Accepted(answer.leadId(), intended, at) : null;
  }

  /** Leads were called so often besides, each time by one more task. */
  void calledBack(int times) {
    callBacks.addAndGet(times);
  }

  /** What the side must have to show when all of it is done. */
  Evidence expected() {
    return Evidence.of(full.get(), sleepers.get(), duplicates.get()).withTasks(callBacks.get());
  }

  /**
   * Ends what waits for the others.
   *
   * @throws IllegalStateException when something was answered that cannot be
   */
  private void requireTruth() {
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(String.join("; ", complaints));
    }
  }

  /**
   * Waits while all that is answered can be true.
   *
   * @param look how long from one look to the next
   * @param otherwise what is not as it must be, once it was waited for so long
   */
  void await(BooleanSupplier done, Duration patience, Duration look, Supplier<String> otherwise) {
    var deadline = Instant.now().plus(patience);
    while (!done.getAsBoolean()) {
      requireTruth();
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "After %d minutes %s".formatted(patience.toMinutes(), otherwise.get()));
      }
      Pause.of(look);
    }
  }

  /** What was answered that cannot be. */
  List<String> complaints() {
    var all = new ArrayList<>(complaints);
    if (known.get() != duplicates.get()) {
      all.add("%,d were answered to be known and not %,d".formatted(known.get(), duplicates.get()));
    }
    var different = leads.values().stream().distinct().count();
    if (different != leads.size()) {
      all.add("%,d addresses are %,d leads".formatted(leads.size(), different));
    }
    return all;
  }

  private void count(Kind kind) {
    switch (kind) {
      case FULL -> full.incrementAndGet();
      case SLEEPER -> sleepers.incrementAndGet();
      case DUPLICATE -> duplicates.incrementAndGet();
      case POISON -> {
        // nothing is left of it
      }
    }
  }
}
