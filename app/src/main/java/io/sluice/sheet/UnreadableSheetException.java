package io.sluice.sheet;

/** A whole file that cannot be read. The message is a sentence for people. */
public class UnreadableSheetException extends RuntimeException {

  private final String fix;

  public UnreadableSheetException(String sentence, String fix) {
    super(sentence);
    this.fix = fix;
  }

  /** What to do, in the imperative, as in a violation. */
  public String fix() {
    return fix;
  }
}
