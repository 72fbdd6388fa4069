package io.sluice.sheet;

/** A problem of the whole file. */
public class UnreadableSheetException extends RuntimeException {

  private final String fix;

  public UnreadableSheetException(String sentence, String fix) {
    super(sentence);
    this.fix = fix;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
