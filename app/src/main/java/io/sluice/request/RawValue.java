package io.sluice.request;

/** A field's value as it arrived: its text and what the format made of it. */
public record RawValue(Kind kind, String text) {

  public enum Kind {
    TEXT,
    NUMBER,
    /** From a format that has no types. */
    UNTYPED,
    /** A truth value, a list or an object, where no field takes one. */
    OTHER
  }

  boolean maybe(Kind wanted) {
    return kind == wanted || kind == Kind.UNTYPED;
  }
}
