package io.sluice.outbox;

/** Who starts before whom. The table has the place in this order. */
public enum Priority {
  /** Who asks to be called, and who says stop. */
  HAND_RAISER,
  /** Who came in by themselves. */
  SUBMISSION,
  /** A file of many. */
  BULK,
  /** Who woke as they were due. */
  WOKEN
}
