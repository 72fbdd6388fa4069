package io.sluice.outbox;

import java.util.Locale;

/** Messages that wait for one another, and for none of another lane. */
enum Lane {
  /** What people wait for. */
  PROMPT(16, 50, Priority.HAND_RAISER, Priority.SUBMISSION),
  /** What nobody waits for. */
  BULK(4, 20, Priority.BULK, Priority.WOKEN);

  private final int inFlight;
  private final int batch;
  private final Priority first;
  private final Priority last;

  Lane(int inFlight, int batch, Priority first, Priority last) {
    this.inFlight = inFlight;
    this.batch = batch;
    this.first = first;
    this.last = last;
  }

  /** How many messages are sent at once at most. */
  int inFlight() {
    return inFlight;
  }

  /** How many are taken from the table at once. */
  int batch() {
    return batch;
  }

  /** The priority that goes first, as the table has it. */
  int first() {
    return first.ordinal();
  }

  /** The one that goes last; those between go here too. */
  int last() {
    return last.ordinal();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
