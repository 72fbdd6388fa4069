package io.sluice.deployment;

/** A process, decision or form, by the id under which the engine keeps its versions. */
record ModelId(Kind kind, String id) {

  enum Kind {
    PROCESS,
    DECISION,
    FORM
  }

  @Override
  public String toString() {
    return id;
  }
}
