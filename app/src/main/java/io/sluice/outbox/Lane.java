package io.sluice.outbox;

import java.util.Locale;
import java.util.stream.Stream;

/** Messages that wait for one another, and for none of another lane. */
enum Lane {
  /** What people wait for. */
  PROMPT(16, 50, Priority.HAND_RAISER, Priority.SUBMISSION),
  /** What nobody waits for. */
  BULK(4, 20, Priority.BULK, Priority.WOKEN);

  private final int inFlight;
  private final int batch;
  private final Integer[] priorities;

  Lane(int inFlight, int batch, Priority... priorities) {
    this.inFlight = inFlight;
    this.batch = batch;
    this.priorities = Stream.of(priorities).map(Priority::ordinal).toArray(Integer[]::new);
  }

  /** How many messages are sent at once at most. */
  int inFlight() {
    return inFlight;
  }

  /** How many are taken from the table at once. */
  int batch() {
    return batch;
  }

  /** As the table has them. */
  Integer[] priorities() {
    return priorities.clone();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
