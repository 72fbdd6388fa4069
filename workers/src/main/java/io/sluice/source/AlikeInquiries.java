package io.sluice.source;

/**
 * Inquiries of a source of which the same became.
 *
 * @param accepted whether inside sales or sales accepted them, whatever came then
 * @param outcome how their cycle ended; null while it is open
 * @param reasonCode why, null where nothing tells
 * @param refusedLast whether what was said last at a gate was no
 * @param refusedFor why, null where nothing tells
 * @param count how many they are
 */
public record AlikeInquiries(
    String source,
    boolean aql,
    boolean tal,
    boolean accepted,
    String outcome,
    String reasonCode,
    boolean refusedLast,
    String refusedFor,
    int count) {

  boolean isOpen() {
    return outcome == null;
  }

  boolean has(Verdict verdict) {
    return verdict() == verdict;
  }

  /**
   * A rejection counts when nobody accepted the lead after it and its cycle has ended, for until
   * then another may take it.
   */
  Verdict verdict() {
    if ("suppressed".equals(outcome)) {
      return Verdict.SUPPRESSED;
    }
    if ("disqualified".equals(outcome)) {
      return Verdict.DISQUALIFIED;
    }
    if (!isOpen() && refusedLast) {
      return Verdict.REJECTED;
    }
    return accepted ? Verdict.ACCEPTED : Verdict.NONE;
  }

  /** Why they were refused. */
  String because() {
    var why = verdict() == Verdict.REJECTED ? refusedFor : reasonCode;
    return why == null ? "none given" : why;
  }

  /** What was decided about them. */
  enum Verdict {
    ACCEPTED,
    REJECTED,
    DISQUALIFIED,
    SUPPRESSED,
    NONE;

    boolean isRefusal() {
      return this == REJECTED || this == DISQUALIFIED || this == SUPPRESSED;
    }
  }
}
