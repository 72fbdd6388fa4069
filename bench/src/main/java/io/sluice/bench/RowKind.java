package io.sluice.bench;

/** What a row of a file of leads is, and how many of a thousand are. */
enum RowKind {
  /** Somebody who is not known. */
  NEW(850),
  /** Somebody new who is on the company's list of competitors: taken in, and ended at admission. */
  LISTED(10),
  /** Somebody who was known before the file. */
  KNOWN(50),
  /** Somebody new of an earlier row, who does something else. */
  AGAIN(20),
  /** An earlier row of the file, word by word. */
  REPEATED(20),
  /** One in which something is wrong. */
  WRONG(40),
  /** Somebody who opted out. */
  OPTED_OUT(10);

  private static final int ALL = 1_000;

  private final int ofThousand;

  RowKind(int ofThousand) {
    this.ofThousand = ofThousand;
  }

  /**
   * @param drawn from 0 to 999
   */
  static RowKind of(int drawn) {
    var left = drawn % ALL;
    for (var kind : values()) {
      left -= kind.ofThousand;
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("The shares do not add up to a thousand");
  }
}
